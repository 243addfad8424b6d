/// Tests of this package.
@NullMarked
package dev.downhill.http.guard;

import org.jspecify.annotations.NullMarked;
