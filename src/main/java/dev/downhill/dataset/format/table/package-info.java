/// Tables as readers of files give them, row by row, and the guards of reading: limits, encodings, refusals.
@NullMarked
package dev.downhill.dataset.format.table;

import org.jspecify.annotations.NullMarked;
