package dev.downhill.webhook;

import dev.downhill.database.SideQueue;
import dev.downhill.replica.ReplicaProperties;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/// Puts the parts of webhooks together.
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    private static final String KEY_FILE = "webhooks.key";
    private static final Duration TRY_TIMEOUT = Duration.ofSeconds(15);

    /// Asks the name servers of this machine.
    @Bean
    Resolver.Lookup hostLookup() {
        return InetAddress::getAllByName;
    }

    @Bean
    KeyFile webhookKeyFile(WebhookProperties properties, @Value("${downhill.home}") Path home) {
        Path file = Objects.requireNonNullElseGet(properties.keyFile(), () -> home.resolve(KEY_FILE));
        return new KeyFile(file, new SecureRandom());
    }

    @Bean
    SecretCipher secretCipher(KeyFile webhookKeyFile) {
        return new SecretCipher(webhookKeyFile, new SecureRandom());
    }

    @Bean
    StoredSecrets storedSecrets(WebhookStore store, KeyFile webhookKeyFile) {
        return new StoredSecrets(store, webhookKeyFile);
    }

    @Bean
    HttpSender webhookSender(Resolver.Lookup lookup, WebhookProperties properties, Clock clock) {
        Destinations destinations = new Destinations(properties);
        return new HttpSender(
                Resolver.encrypted(lookup, destinations),
                Resolver.plain(lookup, destinations),
                clock,
                TRY_TIMEOUT.toMillis());
    }

    /// Replicas that only answer clients leave deliveries to the others.
    @Bean
    SideQueue scheduledDeliveries(
            DataSource source,
            WebhookStore store,
            HttpSender sender,
            WebhookProperties properties,
            ReplicaProperties replica,
            Clock clock) {
        InstantSource time = milliseconds(clock);
        Courier courier = new Courier(store, sender, new RetryPlan(new SecureRandom()), time);
        return DeliveryQueue.entries(
                source,
                courier,
                store,
                time,
                properties.enabled() && replica.role().trains());
    }

    @Bean
    DeliveryQueue deliveryQueue(SideQueue scheduledDeliveries) {
        return new DeliveryQueue(scheduledDeliveries);
    }

    @Bean
    Webhooks webhooks(
            WebhookStore store,
            DeliveryQueue queue,
            Resolver.Lookup lookup,
            WebhookProperties properties,
            TransactionOperations transactions,
            Clock clock) {
        Destinations destinations = new Destinations(properties);
        return new Webhooks(
                properties.enabled(),
                store,
                queue,
                new WebhookRequests(Resolver.encrypted(lookup, destinations), Resolver.plain(lookup, destinations)),
                transactions,
                milliseconds(clock),
                new SecureRandom());
    }

    /// Both databases keep microseconds and clients read milliseconds: what is stored is what was shown.
    private static InstantSource milliseconds(Clock clock) {
        return Clock.tick(clock, Duration.ofMillis(1));
    }
}
