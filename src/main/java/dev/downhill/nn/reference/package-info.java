/// The engine's mathematics in double, written for reading: the oracle of every fast kernel.
@NullMarked
package dev.downhill.nn.reference;

import org.jspecify.annotations.NullMarked;
