/// Training jobs: their requests, states and stores, and the commands of their owners. Sub-packages hold the
/// hyperparameters, the worker, the events and the learning curves.
@NullMarked
package dev.downhill.training;

import org.jspecify.annotations.NullMarked;
