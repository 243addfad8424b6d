/// Tests of this package.
@NullMarked
package dev.downhill.dataset.format.csv;

import org.jspecify.annotations.NullMarked;
