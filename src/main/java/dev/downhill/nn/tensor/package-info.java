/// Shapes, and the flat array in which all parameters of a network lie.
@NullMarked
package dev.downhill.nn.tensor;

import org.jspecify.annotations.NullMarked;
