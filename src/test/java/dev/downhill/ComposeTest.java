package dev.downhill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.replica.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;
import org.yaml.snakeyaml.Yaml;

/// Settings in docker-compose.yml are read by the service; this needs no Docker engine.
class ComposeTest {

    private static final String MEMORY = "downhill.training.memory";

    private static Map<?, ?> service(String name) throws IOException {
        Map<String, Map<String, Map<?, ?>>> compose = new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
        return compose.getOrDefault("services", Map.of()).getOrDefault(name, Map.of());
    }

    private static Binder environmentOf(Map<?, ?> service) {
        @SuppressWarnings("unchecked")
        Map<String, Object> variables = (Map<String, Object>) Objects.requireNonNull(service.get("environment"));
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("compose-systemEnvironment", variables));
        return new Binder(ConfigurationPropertySources.get(environment));
    }

    private static <T> T property(Map<?, ?> service, String name, Class<T> type) {
        return environmentOf(service).bind(name, Bindable.of(type)).get();
    }

    @Test
    void oneReplicaAnswersAndTwoTrainOnOnePostgres() throws IOException {
        Map<?, ?> api = service("api");
        Map<?, ?> worker = service("worker");
        assertThat(property(api, "downhill.role", Role.class)).isEqualTo(Role.API);
        assertThat(property(worker, "downhill.role", Role.class)).isEqualTo(Role.WORKER);
        assertThat(worker.get("deploy")).isEqualTo(Map.of("replicas", 2));
        for (Map<?, ?> replica : List.of(api, worker)) {
            assertThat(property(replica, "spring.datasource.url", String.class))
                    .isEqualTo("jdbc:postgresql://postgres/downhill");
            assertThat(property(replica, "spring.datasource.username", String.class))
                    .isEqualTo("downhill");
        }
        assertThat(worker.containsKey("ports")).isFalse();
    }

    @Test
    void theApiReplicaKnowsTheHeapOfWorkers() throws IOException {
        Map<?, ?> worker = service("worker");
        long limit = DataSize.parse(String.valueOf(worker.get("mem_limit")).replace("g", "GB"))
                .toBytes();
        assertThat(Files.readString(Path.of("Dockerfile"))).contains("-XX:MaxRAMPercentage=75");
        assertThat(property(service("api"), MEMORY, DataSize.class).toBytes()).isEqualTo(limit / 4 * 3);
    }
}
