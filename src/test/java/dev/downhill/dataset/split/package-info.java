/// Tests of the package of this name.
@NullMarked
package dev.downhill.dataset.split;

import org.jspecify.annotations.NullMarked;
