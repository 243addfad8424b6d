/// Webhooks, tested without a network but this machine.
@NullMarked
package dev.downhill.webhook;

import org.jspecify.annotations.NullMarked;
