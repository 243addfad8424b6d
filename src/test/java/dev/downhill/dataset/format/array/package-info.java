/// Tests of this package.
@NullMarked
package dev.downhill.dataset.format.array;

import org.jspecify.annotations.NullMarked;
