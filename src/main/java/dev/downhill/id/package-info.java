/// Identifiers: a prefix that names the kind and a ULID, so that they sort by time of creation.
@NullMarked
package dev.downhill.id;

import org.jspecify.annotations.NullMarked;
