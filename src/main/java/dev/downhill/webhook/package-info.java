/// Webhooks: what happens to jobs, told to other programs over HTTP, signed as Standard Webhooks asks.
@NullMarked
package dev.downhill.webhook;

import org.jspecify.annotations.NullMarked;
