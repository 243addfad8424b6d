/// From a file to a dataset: received, understood, encoded, and only then stored.
@NullMarked
package dev.downhill.dataset.upload;

import org.jspecify.annotations.NullMarked;
