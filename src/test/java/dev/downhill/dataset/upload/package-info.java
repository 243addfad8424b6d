/// Tests of the package of this name.
@NullMarked
package dev.downhill.dataset.upload;

import org.jspecify.annotations.NullMarked;
