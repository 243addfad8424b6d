/// Filters that decide which requests reach the service at all: hosts, origins, roles.
@NullMarked
package dev.downhill.http.guard;

import org.jspecify.annotations.NullMarked;
