/// One final class a layer, forward and backward side by side.
@NullMarked
package dev.downhill.nn.layer;

import org.jspecify.annotations.NullMarked;
