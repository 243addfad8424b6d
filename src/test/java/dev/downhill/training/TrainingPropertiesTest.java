package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class TrainingPropertiesTest {

    @Test
    void oneJobTrainsAtATimeUnlessConfiguredOtherwise() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        Binder binder = new Binder(ConfigurationPropertySources.get(environment));
        assertThat(binder.bind("downhill.training", TrainingProperties.class).get())
                .isEqualTo(new TrainingProperties(1, null, 10_000, 1_000, null, Duration.ofSeconds(5)));
        assertThat(environment.getProperty("db-scheduler.threads")).isEqualTo("1");
    }

    @Test
    void processorsAreDividedAmongTheJobs() {
        assertThat(new TrainingProperties(1, null, 1, 1, null, Duration.ZERO).threads(8))
                .isEqualTo(8);
        assertThat(new TrainingProperties(3, null, 1, 1, null, Duration.ZERO).threads(8))
                .isEqualTo(2);
        assertThat(new TrainingProperties(4, null, 1, 1, null, Duration.ZERO).threads(2))
                .isEqualTo(1);
        assertThat(new TrainingProperties(4, 3, 1, 1, null, Duration.ZERO).threads(2))
                .isEqualTo(3);
    }

    @Test
    void theCheckpointIntervalIsNotNegative() {
        assertThatThrownBy(() -> new TrainingProperties(1, null, 1, 1, null, Duration.ofSeconds(-1)))
                .hasMessageContaining("downhill.training.checkpoint-interval");
    }
}
