/// Tests of the prediction endpoints.
@NullMarked
package dev.downhill.prediction.web;

import org.jspecify.annotations.NullMarked;
