/// Jobs and their metrics in the database.
@NullMarked
package dev.downhill.training.jdbc;

import org.jspecify.annotations.NullMarked;
