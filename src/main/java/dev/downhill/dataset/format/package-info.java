/// Files as tables: what kind of file it is, and its cells, one row at a time.
///
/// A table is read more than once — once to learn its columns, once to encode its rows — and never held in
/// memory.
@NullMarked
package dev.downhill.dataset.format;

import org.jspecify.annotations.NullMarked;
