package dev.downhill.webhook;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one try at a delivery and writes down what came of it. If this process dies in between, the try is made again:
/// a receiver gets each event at least once, and knows it by its id.
final class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    private final WebhookStore store;
    private final Sender sender;
    private final RetryPlan plan;
    private final InstantSource clock;

    Courier(WebhookStore store, Sender sender, RetryPlan plan, InstantSource clock) {
        this.store = store;
        this.sender = sender;
        this.plan = plan;
        this.clock = clock;
    }

    /// @param entry of the queue
    /// @return when to try again; empty where nothing is left to do
    Optional<Instant> deliver(String entry) {
        Delivery delivery = store.findDelivery(entry.substring(0, entry.indexOf('.')))
                .filter(found -> found.state() == Delivery.State.PENDING)
                .filter(found -> found.entry().equals(entry))
                .orElse(null);
        Webhook webhook =
                delivery == null ? null : store.find(delivery.webhook()).orElse(null);
        if (delivery == null || webhook == null) {
            return Optional.empty();
        }
        Sender.Outcome outcome = sender.send(webhook, delivery);
        Delivery after = after(delivery, outcome, clock.instant());
        if (after.state() == Delivery.State.FAILED) {
            log.warn("Delivery {} to webhook {} is given up: {}", delivery.id(), webhook.id(), after.error());
        }
        return store.move(delivery, after) ? Optional.ofNullable(after.nextAttemptAt()) : Optional.empty();
    }

    private Delivery after(Delivery delivery, Sender.Outcome outcome, Instant now) {
        String error = outcome.error();
        if (error == null) {
            return delivery.delivered(now, outcome.status());
        }
        return delivery.failed(
                now, outcome.hopeless() ? null : plan.after(delivery.tries() + 1), outcome.status(), error);
    }
}
