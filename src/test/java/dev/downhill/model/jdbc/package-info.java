/// Tests of the models' tables on both databases.
@NullMarked
package dev.downhill.model.jdbc;

import org.jspecify.annotations.NullMarked;
