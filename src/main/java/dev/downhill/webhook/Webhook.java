package dev.downhill.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/// A webhook subscription: URL, event types, signing secret.
///
/// @param id `whk_…`
/// @param events at least one
public record Webhook(String id, URI url, List<WebhookEvent> events, WebhookSecret secret, Instant createdAt) {

    public Webhook {
        events = List.copyOf(events);
    }
}
