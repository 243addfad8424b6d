/// Jobs: what they ask for, how they move, what they leave.
@NullMarked
package dev.downhill.training;

import org.jspecify.annotations.NullMarked;
