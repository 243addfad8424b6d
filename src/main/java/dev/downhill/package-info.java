/// Downhill trains neural networks for other programs over HTTP.
@NullMarked
package dev.downhill;

import org.jspecify.annotations.NullMarked;
