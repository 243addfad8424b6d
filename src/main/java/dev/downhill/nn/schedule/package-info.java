/// The learning rate as a function of the step, and of the loss where it watches that.
@NullMarked
package dev.downhill.nn.schedule;

import org.jspecify.annotations.NullMarked;
