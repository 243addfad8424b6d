/// The engine's mathematics in double, written for reading: the oracle of every fast kernel.
///
/// Every layer is a pair of pure functions, {@link dev.downhill.nn.reference.Layer#forward} and
/// {@link dev.downhill.nn.reference.Layer#backward}, side by side in one file; loops are naive, nothing is
/// cached, and nothing is shared with the code it judges. Start with
/// {@link dev.downhill.nn.reference.ReferenceNetwork}.
@NullMarked
package dev.downhill.nn.reference;

import org.jspecify.annotations.NullMarked;
