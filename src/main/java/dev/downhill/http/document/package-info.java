/// The OpenAPI document: schemas, examples and answers that are the same everywhere.
@NullMarked
package dev.downhill.http.document;

import org.jspecify.annotations.NullMarked;
