/// Tests of this package.
@NullMarked
package dev.downhill.dataset.format.parquet;

import org.jspecify.annotations.NullMarked;
