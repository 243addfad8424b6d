/// What the service promises when machines, processes, databases and disks fail, tried on the packaged jar in processes
/// of its own. RELIABILITY.md has the promises and the figures of the last long run.
@NullMarked
package dev.downhill.reliability;

import org.jspecify.annotations.NullMarked;
