/// Rows to tensors and outputs to answers: fitted on training rows alone, kept with the model.
@NullMarked
package dev.downhill.pipeline;

import org.jspecify.annotations.NullMarked;
