/// Downhill beside its peers: the same works, in turn, each measurement in a process of its own.
@NullMarked
package dev.downhill.benchmark;

import org.jspecify.annotations.NullMarked;
