/// Tests of the package of this name.
@NullMarked
package dev.downhill.dataset.jdbc;

import org.jspecify.annotations.NullMarked;
