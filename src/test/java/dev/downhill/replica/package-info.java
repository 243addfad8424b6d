/// Replicas by their roles.
@NullMarked
package dev.downhill.replica;

import org.jspecify.annotations.NullMarked;
