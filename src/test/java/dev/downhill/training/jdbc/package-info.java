/// The contract of the job store, on both databases.
@NullMarked
package dev.downhill.training.jdbc;

import org.jspecify.annotations.NullMarked;
