/// Workbooks (XLSX, ISO/IEC 29500): one of their sheets as a table.
@NullMarked
package dev.downhill.dataset.format.sheet;

import org.jspecify.annotations.NullMarked;
