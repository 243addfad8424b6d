/// Tests of this package.
@NullMarked
package dev.downhill.training.checkpoint;

import org.jspecify.annotations.NullMarked;
