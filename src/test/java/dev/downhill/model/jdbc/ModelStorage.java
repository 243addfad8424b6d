package dev.downhill.model.jdbc;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/// As much of the service as storing models takes. Not marked as a configuration: tests of the whole service must not
/// find it.
@EnableAutoConfiguration(
        excludeName = {
            "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration",
        })
@EntityScan("dev.downhill.model.jdbc")
@EnableJpaRepositories("dev.downhill.model.jdbc")
@ComponentScan({"dev.downhill.model.jdbc", "dev.downhill.chunk.jdbc"})
class ModelStorage {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
