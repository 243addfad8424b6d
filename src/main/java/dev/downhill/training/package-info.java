/// Training jobs: what they ask for, the states they pass, the queue they wait in, the worker that runs them and the
/// curves they leave.
@NullMarked
package dev.downhill.training;

import org.jspecify.annotations.NullMarked;
