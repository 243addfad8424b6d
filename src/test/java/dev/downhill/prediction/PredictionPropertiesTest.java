package dev.downhill.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class PredictionPropertiesTest {

    private static PredictionProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("downhill.prediction", PredictionProperties.class);
    }

    @Test
    void defaultsAreAsDocumented() {
        assertThat(bind(Map.of()))
                .isEqualTo(new PredictionProperties(
                        10_000, DataSize.ofMegabytes(16), DataSize.ofGigabytes(4), 16, DataSize.ofGigabytes(1), 0));
    }

    @ParameterizedTest
    @CsvSource({
        "max-instances, 0",
        "max-image, 0B",
        "max-image, 2GB",
        "cache-models, 0",
        "cache-size, 0B",
        "threads, -1"
    })
    void impossibleValueIsNamed(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of("downhill.prediction." + name, value)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("downhill.prediction." + name);
    }
}
