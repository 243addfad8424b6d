/// Tests of this package.
@NullMarked
package dev.downhill.dataset.format.sheet;

import org.jspecify.annotations.NullMarked;
