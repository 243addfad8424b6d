/// Datasets in the database: an entity for what is searched, chunks for columns and rows.
@NullMarked
package dev.downhill.dataset.jdbc;

import org.jspecify.annotations.NullMarked;
