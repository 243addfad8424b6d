/// What was uploaded: formats, schema, statistics, stored rows and splits.
@NullMarked
package dev.downhill.dataset;

import org.jspecify.annotations.NullMarked;
