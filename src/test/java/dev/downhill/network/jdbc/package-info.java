/// Tests of the networks' table on both databases.
@NullMarked
package dev.downhill.network.jdbc;

import org.jspecify.annotations.NullMarked;
