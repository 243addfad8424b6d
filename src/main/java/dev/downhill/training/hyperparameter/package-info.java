/// The hyperparameters of a job: their fields, defaults and limits, and what memory they ask for.
@NullMarked
package dev.downhill.training.hyperparameter;

import org.jspecify.annotations.NullMarked;
