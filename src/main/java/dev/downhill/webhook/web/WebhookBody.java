package dev.downhill.webhook.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.downhill.webhook.Webhook;
import dev.downhill.webhook.WebhookEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook as clients see it.
@Schema(name = "Webhook")
record WebhookBody(
        String id,
        String object,
        String url,
        List<String> events,
        Instant createdAt,

        @Schema(description = "The secret that signs every delivery. Only in the answer that creates the webhook.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String secret) {

    static WebhookBody of(Webhook webhook) {
        return of(webhook, null);
    }

    /// The only time that the secret is shown.
    static WebhookBody created(Webhook webhook) {
        return of(webhook, webhook.secret().text());
    }

    private static WebhookBody of(Webhook webhook, @Nullable String secret) {
        return new WebhookBody(
                webhook.id(),
                "webhook",
                webhook.url().toString(),
                webhook.events().stream().map(WebhookEvent::type).toList(),
                webhook.createdAt(),
                secret);
    }
}
