/// The events of jobs and their delivery to followers.
@NullMarked
package dev.downhill.training.event;

import org.jspecify.annotations.NullMarked;
