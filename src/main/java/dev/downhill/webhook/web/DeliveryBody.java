package dev.downhill.webhook.web;

import dev.downhill.request.Json;
import dev.downhill.webhook.Delivery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A delivery as clients see it.
///
/// @param id the `webhook-id` of every try
@Schema(name = "WebhookDelivery")
record DeliveryBody(
        String id,
        String object,
        String webhook,
        String event,
        String job,

        @Schema(allowableValues = {"pending", "delivered", "failed"})
        String status,

        @Schema(description = "Tries so far, including those before a resend.")
        int attempts,

        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt,

        @Schema(description = "HTTP status of the last try; null if there was no answer.") @Nullable
        Integer responseStatus,

        @Schema(description = "Why the last try failed.") @Nullable
        String error,

        @Schema(description = "The body that is sent.") JsonNode payload) {

    static DeliveryBody of(Delivery delivery) {
        return new DeliveryBody(
                delivery.id(),
                "webhook.delivery",
                delivery.webhook(),
                delivery.event().type(),
                delivery.job(),
                delivery.state().label(),
                delivery.attempts(),
                delivery.createdAt(),
                delivery.nextAttemptAt(),
                delivery.deliveredAt(),
                delivery.responseStatus(),
                delivery.error(),
                Json.parse(delivery.body()));
    }
}
