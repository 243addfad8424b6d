/// Requests that no service likes: each is refused with the place named, and leaves nothing behind.
@NullMarked
package dev.downhill.hostile;

import org.jspecify.annotations.NullMarked;
