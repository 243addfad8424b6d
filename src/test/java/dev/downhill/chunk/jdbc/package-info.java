/// The contract of chunks, on both databases.
@NullMarked
package dev.downhill.chunk.jdbc;

import org.jspecify.annotations.NullMarked;
