/// Webhooks and their deliveries over HTTP.
@NullMarked
package dev.downhill.webhook.web;

import org.jspecify.annotations.NullMarked;
