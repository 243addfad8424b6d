/// The learning rate as a function of the epoch.
@NullMarked
package dev.downhill.nn.schedule;

import org.jspecify.annotations.NullMarked;
