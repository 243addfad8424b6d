/// What tests of several packages share.
@NullMarked
package dev.downhill.testing;

import org.jspecify.annotations.NullMarked;
