/// Tests of this package.
@NullMarked
package dev.downhill.training.event;

import org.jspecify.annotations.NullMarked;
