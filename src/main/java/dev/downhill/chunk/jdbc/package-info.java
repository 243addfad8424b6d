/// Chunks in two tables, on H2 and PostgreSQL alike.
@NullMarked
package dev.downhill.chunk.jdbc;

import org.jspecify.annotations.NullMarked;
