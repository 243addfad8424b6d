/// Webhooks and their deliveries in the database.
@NullMarked
package dev.downhill.webhook.jdbc;

import org.jspecify.annotations.NullMarked;
