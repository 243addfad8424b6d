/// The engine: networks, training and prediction in pure Java. It knows the JDK, its vector module and
/// JSpecify, nothing else.
@NullMarked
package dev.downhill.nn;

import org.jspecify.annotations.NullMarked;
