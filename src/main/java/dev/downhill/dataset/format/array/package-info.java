/// Arrays of numbers: IDX and NumPy files.
@NullMarked
package dev.downhill.dataset.format.array;

import org.jspecify.annotations.NullMarked;
