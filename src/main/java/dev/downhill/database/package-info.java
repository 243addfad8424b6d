/// What the service asks of its databases beyond SQL.
@NullMarked
package dev.downhill.database;

import org.jspecify.annotations.NullMarked;
