package dev.downhill.webhook;

import dev.downhill.request.Ids;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.ProblemException;
import dev.downhill.training.JobMoved;
import dev.downhill.training.Transition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionOperations;

/// The collection of all webhooks, and what they are told.
public final class Webhooks {

    private static final String THING = "webhook";
    /// Every event of every job looks through all of them.
    private static final int MAX_WEBHOOKS = 100;

    private final boolean enabled;
    private final WebhookStore store;
    private final DeliveryQueue queue;
    private final WebhookRequests requests;
    private final TransactionOperations transactions;
    private final InstantSource clock;
    private final RandomGenerator chance;

    /// @param chance a cryptographically secure source
    Webhooks(
            boolean enabled,
            WebhookStore store,
            DeliveryQueue queue,
            WebhookRequests requests,
            TransactionOperations transactions,
            InstantSource clock,
            RandomGenerator chance) {
        this.enabled = enabled;
        this.store = store;
        this.queue = queue;
        this.requests = requests;
        this.transactions = transactions;
        this.clock = clock;
        this.chance = chance;
    }

    /// @throws ProblemException naming everything that is wrong with the request; or if there are too many already
    public Webhook create(JsonObjectReader body) {
        requireEnabled();
        WebhookRequests.Wanted wanted = requests.read(body);
        if (store.count() >= MAX_WEBHOOKS) {
            throw ProblemException.conflict("There are " + MAX_WEBHOOKS + " webhooks already; delete one first.");
        }
        Webhook webhook = new Webhook(
                Ids.next("whk"), wanted.url(), wanted.events(), WebhookSecret.random(chance), clock.instant());
        store.add(webhook);
        return webhook;
    }

    /// @throws ProblemException if there is none of that id
    public Webhook get(String id) {
        requireEnabled();
        return store.find(id).orElseThrow(() -> ProblemException.notFound(THING, id));
    }

    /// The webhook, unless it was deleted.
    public Optional<Webhook> find(String id) {
        return store.find(id);
    }

    /// Newest first.
    public List<Webhook> list(int limit, @Nullable String after) {
        requireEnabled();
        return store.list(limit, after);
    }

    /// Removes a webhook; what was on its way to it is no longer sent.
    ///
    /// @throws ProblemException if there is none of that id
    public void delete(String id) {
        requireEnabled();
        if (!store.delete(id)) {
            throw ProblemException.notFound(THING, id);
        }
    }

    /// Newest first.
    ///
    /// @throws ProblemException if there is no such webhook
    public List<Delivery> deliveries(
            String webhook, Delivery.@Nullable State state, int limit, @Nullable String after) {
        get(webhook);
        return store.deliveries(webhook, state, limit, after);
    }

    /// @throws ProblemException if there is no such delivery to that webhook
    public Delivery delivery(String webhook, String id) {
        get(webhook);
        return store.findDelivery(id)
                .filter(found -> found.webhook().equals(webhook))
                .orElseThrow(() -> ProblemException.notFound("delivery", id));
    }

    /// Sends a delivery once more, whether it arrived or was given up. One that is on its way stays as it is.
    ///
    /// @throws ProblemException if there is none
    public Delivery resend(String webhook, String id) {
        return transactions.execute(_ -> {
            Delivery delivery = delivery(webhook, id);
            if (delivery.state() == Delivery.State.PENDING) {
                return delivery;
            }
            Delivery again = delivery.again(clock.instant());
            if (!store.move(delivery, again)) {
                return delivery(webhook, id);
            }
            queue.add(again);
            return again;
        });
    }

    /// In the transaction of what happened. A state that a job only passes through is not told.
    @EventListener
    void tell(JobMoved moved) {
        if (!enabled) {
            return;
        }
        Transition last = moved.transitions().getLast();
        WebhookEvent.of(last.status()).ifPresent(event -> tell(event, moved, last.at()));
    }

    private void tell(WebhookEvent event, JobMoved moved, Instant at) {
        for (Webhook webhook : store.subscribed(event)) {
            Delivery delivery = Delivery.created(
                    Ids.next("msg"), webhook, event, moved.job().id(), Message.of(event, moved.job(), at), at);
            store.add(delivery);
            queue.add(delivery);
        }
    }

    private void requireEnabled() {
        if (!enabled) {
            throw ProblemException.conflict("Webhooks are off. The operator of this service turns them on with"
                    + " downhill.webhooks.enabled=true.");
        }
    }
}
