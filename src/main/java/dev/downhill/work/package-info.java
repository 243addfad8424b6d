/// Platform threads for the parts of requests that compute, so that they cannot keep the threads of other requests.
@NullMarked
package dev.downhill.work;

import org.jspecify.annotations.NullMarked;
