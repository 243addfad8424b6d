/// Reads request bodies strictly: every wrong, missing or misspelt field is reported at once with its JSON pointer.
@NullMarked
package dev.downhill.request;

import org.jspecify.annotations.NullMarked;
