/// Learning curves: one record of figures an epoch, and their downsampling.
@NullMarked
package dev.downhill.training.curve;

import org.jspecify.annotations.NullMarked;
