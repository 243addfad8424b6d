package dev.downhill.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One event on its way to one webhook.
///
/// @param id `msg_…`: the `webhook-id` of every try, by which a receiver knows what it has had already
/// @param body the bytes that are signed and sent, always the same
/// @param attempts tries so far
/// @param round from 0; asking for it again starts the next one
/// @param tries of this round
/// @param nextAttemptAt null once it has come to an end
/// @param responseStatus of the last try, null if there was no answer
/// @param error why the last try failed, for the owner of the webhook
public record Delivery(
        String id,
        String webhook,
        WebhookEvent event,
        String job,
        String body,
        State state,
        int attempts,
        int round,
        int tries,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt,
        @Nullable Integer responseStatus,
        @Nullable String error) {

    /// The state of a delivery.
    public enum State {
        /// Will be tried, for the first time or again.
        PENDING,
        /// The receiver has said that it has it.
        DELIVERED,
        /// Given up.
        FAILED;

        /// The name in the API.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Delivery created(String id, Webhook webhook, WebhookEvent event, String job, String body, Instant at) {
        return new Delivery(id, webhook.id(), event, job, body, State.PENDING, 0, 0, 0, at, at, null, null, null);
    }

    /// Told apart by rounds, so that an old entry of the queue is never taken for a new one.
    String entry() {
        return id + "." + round;
    }

    /// The receiver has said that it has it.
    Delivery delivered(Instant at, @Nullable Integer status) {
        return after(State.DELIVERED, null, at, status, null);
    }

    /// @param pause until the next try; null gives up
    Delivery failed(Instant at, @Nullable Duration pause, @Nullable Integer status, String why) {
        return pause == null
                ? after(State.FAILED, null, null, status, why)
                : after(State.PENDING, at.plus(pause), null, status, why);
    }

    private Delivery after(
            State next,
            @Nullable Instant tryAt,
            @Nullable Instant done,
            @Nullable Integer status,
            @Nullable String why) {
        return new Delivery(
                id,
                webhook,
                event,
                job,
                body,
                next,
                attempts + 1,
                round,
                tries + 1,
                createdAt,
                tryAt,
                done,
                status,
                why);
    }

    /// Shall be sent once more, whatever became of it.
    Delivery again(Instant at) {
        return new Delivery(
                id,
                webhook,
                event,
                job,
                body,
                State.PENDING,
                attempts,
                round + 1,
                0,
                createdAt,
                at,
                deliveredAt,
                responseStatus,
                error);
    }
}
