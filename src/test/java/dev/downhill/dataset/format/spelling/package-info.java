/// Tests of this package.
@NullMarked
package dev.downhill.dataset.format.spelling;

import org.jspecify.annotations.NullMarked;
