/// The training loop, its plan, its listener and its result.
@NullMarked
package dev.downhill.nn.train;

import org.jspecify.annotations.NullMarked;
