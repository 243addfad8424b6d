/// The arithmetic on `float[]`: each operation once for vectors and once in scalar code, bit for bit the same.
@NullMarked
package dev.downhill.nn.kernel;

import org.jspecify.annotations.NullMarked;
