/// Checkpoints of trainings: when there is one, and how they are stored.
@NullMarked
package dev.downhill.training.checkpoint;

import org.jspecify.annotations.NullMarked;
