/// Rows of a fixed width: compact, addressable by number, read from a mapped file.
@NullMarked
package dev.downhill.dataset.row;

import org.jspecify.annotations.NullMarked;
