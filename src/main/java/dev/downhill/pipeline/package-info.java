/// Rows to tensors and outputs to answers: fitted on training rows alone, kept with the model.
///
/// A column is handled by one {@link dev.downhill.pipeline.ColumnEncoder}, which knows stored rows and the values
/// of a client alike, so that training and prediction cannot drift apart.
@NullMarked
package dev.downhill.pipeline;

import org.jspecify.annotations.NullMarked;
