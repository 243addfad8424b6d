/// Tests of this package.
@NullMarked
package dev.downhill.training.worker;

import org.jspecify.annotations.NullMarked;
