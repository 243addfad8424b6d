/// Tests of the models' endpoints.
@NullMarked
package dev.downhill.model.web;

import org.jspecify.annotations.NullMarked;
