/// Initial values and every other use of chance: randomness as a function of seed, purpose and position.
@NullMarked
package dev.downhill.nn.init;

import org.jspecify.annotations.NullMarked;
