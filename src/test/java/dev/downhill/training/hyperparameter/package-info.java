/// Tests of this package.
@NullMarked
package dev.downhill.training.hyperparameter;

import org.jspecify.annotations.NullMarked;
