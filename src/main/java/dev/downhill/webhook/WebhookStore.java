package dev.downhill.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The store of webhooks and their deliveries. Every method is one transaction, or takes part in the caller's.
public interface WebhookStore {

    void add(Webhook webhook);

    Optional<Webhook> find(String id);

    int count();

    /// Newest first.
    ///
    /// @param after only those older than this id; null starts with the newest
    List<Webhook> list(int limit, @Nullable String after);

    /// Those who want to hear of it. None of them is removed before the caller's transaction ends.
    List<Webhook> subscribed(WebhookEvent event);

    /// Removes a webhook with its secret, its deliveries and their places in the queue.
    ///
    /// @return whether there was one
    boolean delete(String id);

    /// Encrypts the secrets that are stored as they are.
    ///
    /// @return how many
    int encryptSecrets();

    /// Ids of the webhooks whose secrets cannot be decrypted.
    List<String> unreadable();

    void add(Delivery delivery);

    Optional<Delivery> findDelivery(String id);

    /// Newest first.
    List<Delivery> deliveries(String webhook, Delivery.@Nullable State state, int limit, @Nullable String after);

    /// Makes one step.
    ///
    /// @return false if another process has made one since `from`, or the delivery is gone
    boolean move(Delivery from, Delivery to);

    /// Forgets what came to an end and is older.
    void forgetDeliveries(Instant before);
}
