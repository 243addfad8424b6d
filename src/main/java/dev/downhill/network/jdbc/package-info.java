/// Networks in the database.
@NullMarked
package dev.downhill.network.jdbc;

import org.jspecify.annotations.NullMarked;
