/// The threads on which requests compute.
@NullMarked
package dev.downhill.work;

import org.jspecify.annotations.NullMarked;
