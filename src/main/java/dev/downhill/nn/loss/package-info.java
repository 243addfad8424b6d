/// Cost functions: how wrong a prediction is, and the gradient of that.
@NullMarked
package dev.downhill.nn.loss;

import org.jspecify.annotations.NullMarked;
