/// What the columns of a table are: types, roles, the task, statistics, in one pass and bounded memory.
@NullMarked
package dev.downhill.dataset.schema;

import org.jspecify.annotations.NullMarked;
