/// Tests of the package of this name.
@NullMarked
package dev.downhill.dataset.format;

import org.jspecify.annotations.NullMarked;
