/// Trained models in the database: one row a model, what is large in blobs.
@NullMarked
package dev.downhill.model.jdbc;

import org.jspecify.annotations.NullMarked;
