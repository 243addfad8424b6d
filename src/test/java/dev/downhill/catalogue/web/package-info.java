/// Tests of the catalogue over HTTP.
@NullMarked
package dev.downhill.catalogue.web;

import org.jspecify.annotations.NullMarked;
