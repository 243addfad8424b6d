package dev.downhill.webhook;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/// Encrypts, when the service starts, the secrets that earlier versions stored as they are, and tells of secrets that
/// the key of this process does not open.
final class StoredSecrets {

    private static final Logger log = LoggerFactory.getLogger(StoredSecrets.class);

    private final WebhookStore store;
    private final KeyFile keyFile;

    StoredSecrets(WebhookStore store, KeyFile keyFile) {
        this.store = store;
        this.keyFile = keyFile;
    }

    @EventListener
    void check(ApplicationReadyEvent ready) {
        int encrypted = store.encryptSecrets();
        if (encrypted > 0) {
            log.info("The secrets of {} webhooks are now encrypted with the key in {}", encrypted, keyFile.path());
        }
        List<String> unreadable = store.unreadable();
        if (!unreadable.isEmpty()) {
            log.error(
                    "The key in {} does not open the secrets of the webhooks {}: deliveries to them wait. Restore the file"
                            + " with the key they were stored with (downhill.webhooks.key-file), or delete the webhooks.",
                    keyFile.path(),
                    unreadable);
        }
    }
}
