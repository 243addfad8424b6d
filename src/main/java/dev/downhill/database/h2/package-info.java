/// Adapts the service to H2, the database by default: durable reads, compaction of its file, its dialect for the queue.
@NullMarked
package dev.downhill.database.h2;

import org.jspecify.annotations.NullMarked;
