/// Tests of the package of this name.
@NullMarked
package dev.downhill.dataset.schema;

import org.jspecify.annotations.NullMarked;
