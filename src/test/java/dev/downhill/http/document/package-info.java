/// Tests of this package.
@NullMarked
package dev.downhill.http.document;

import org.jspecify.annotations.NullMarked;
