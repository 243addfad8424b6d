/// Tests of the package of this name.
@NullMarked
package dev.downhill.dataset.row;

import org.jspecify.annotations.NullMarked;
