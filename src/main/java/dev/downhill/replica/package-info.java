/// What this process is among those that share a database.
@NullMarked
package dev.downhill.replica;

import org.jspecify.annotations.NullMarked;
