/// The answers that are kept for retries, in the database.
@NullMarked
package dev.downhill.http.jdbc;

import org.jspecify.annotations.NullMarked;
