/// Tests of this package.
@NullMarked
package dev.downhill.dataset.format.image;

import org.jspecify.annotations.NullMarked;
