package dev.downhill.network.jdbc;

import dev.downhill.network.NetworkUse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/// As much of the service as storing networks takes. Not marked as a configuration: tests of the whole service must
/// not find it.
@EnableAutoConfiguration(
        excludeName = {
            "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration",
        })
@EntityScan("dev.downhill.network.jdbc")
@EnableJpaRepositories("dev.downhill.network.jdbc")
@ComponentScan("dev.downhill.network.jdbc")
class NetworkStorage {

    /// Finer than a database keeps.
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456789Z");

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    Needs needs() {
        return new Needs();
    }

    /// A job that needs whatever a test says it does.
    static class Needs implements NetworkUse {

        final Set<String> ids = ConcurrentHashMap.newKeySet();

        @Override
        public Optional<String> userOf(String networkId) {
            return ids.contains(networkId) ? Optional.of("job job_1") : Optional.empty();
        }
    }
}
