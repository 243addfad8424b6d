/// Tests of predictions.
@NullMarked
package dev.downhill.prediction;

import org.jspecify.annotations.NullMarked;
