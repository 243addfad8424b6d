/// JSON as lines, arrays and objects.
@NullMarked
package dev.downhill.dataset.format.json;

import org.jspecify.annotations.NullMarked;
