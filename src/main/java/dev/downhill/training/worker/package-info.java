/// The worker: takes jobs from the queue, trains them within the memory of its process and leaves each in its
/// final state.
@NullMarked
package dev.downhill.training.worker;

import org.jspecify.annotations.NullMarked;
