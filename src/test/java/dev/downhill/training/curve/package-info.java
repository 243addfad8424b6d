/// Tests of this package.
@NullMarked
package dev.downhill.training.curve;

import org.jspecify.annotations.NullMarked;
