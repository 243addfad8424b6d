/// Dealing the rows of a dataset into training, validation and test rows.
@NullMarked
package dev.downhill.dataset.split;

import org.jspecify.annotations.NullMarked;
