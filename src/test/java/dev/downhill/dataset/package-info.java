/// Tests of the package of this name.
@NullMarked
package dev.downhill.dataset;

import org.jspecify.annotations.NullMarked;
