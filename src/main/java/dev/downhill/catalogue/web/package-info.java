/// `GET /v1/catalogue`, and the schemas of everything in it.
@NullMarked
package dev.downhill.catalogue.web;

import org.jspecify.annotations.NullMarked;
