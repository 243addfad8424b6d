/// A vocabulary to declare every field of a request once: name, type, range, default and one sentence. The reader, the
/// writer, the OpenAPI schema and `GET /v1/catalogue` follow from a declaration. Each feature declares its own fields
/// and publishes them as {@link dev.downhill.catalogue.Section}s.
@NullMarked
package dev.downhill.catalogue;

import org.jspecify.annotations.NullMarked;
