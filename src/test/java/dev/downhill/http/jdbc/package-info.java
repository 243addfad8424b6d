@NullMarked
package dev.downhill.http.jdbc;

import org.jspecify.annotations.NullMarked;
