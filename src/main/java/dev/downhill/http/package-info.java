/// What every endpoint shares: problem details, limits, pages.
@NullMarked
package dev.downhill.http;

import org.jspecify.annotations.NullMarked;
