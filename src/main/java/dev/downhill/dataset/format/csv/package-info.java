/// CSV files: their layout, inferred or said, and their rows.
@NullMarked
package dev.downhill.dataset.format.csv;

import org.jspecify.annotations.NullMarked;
