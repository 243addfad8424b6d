/// What can be wrong with a request, as data: every package reports it, `http` alone turns it into an answer.
@NullMarked
package dev.downhill.problem;

import org.jspecify.annotations.NullMarked;
