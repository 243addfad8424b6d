/// One final class an optimizer: a single pass over the flat arrays.
@NullMarked
package dev.downhill.nn.optim;

import org.jspecify.annotations.NullMarked;
