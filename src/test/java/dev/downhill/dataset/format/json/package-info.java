/// Tests of this package.
@NullMarked
package dev.downhill.dataset.format.json;

import org.jspecify.annotations.NullMarked;
