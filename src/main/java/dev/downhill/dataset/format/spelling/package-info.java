/// The one rule of what a text in a file says: a number, a category, a date, or nothing.
@NullMarked
package dev.downhill.dataset.format.spelling;

import org.jspecify.annotations.NullMarked;
