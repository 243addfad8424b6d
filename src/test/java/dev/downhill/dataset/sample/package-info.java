/// Tests of the package of this name.
@NullMarked
package dev.downhill.dataset.sample;

import org.jspecify.annotations.NullMarked;
