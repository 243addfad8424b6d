package dev.downhill.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.Databases;
import dev.downhill.testing.Service;
import dev.downhill.training.Job;
import dev.downhill.training.JobRequest;
import dev.downhill.training.JobStore;
import dev.downhill.training.Recipe;
import dev.downhill.training.Sample;
import dev.downhill.training.TrainingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// The queue where several replicas may share it.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PostgresQueueIT {

    private static final String NETWORK = "'network':{'layers':[{'type':'output'}]}";

    @Autowired
    private JobStore store;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private TrainingClient client = new TrainingClient(new Service(0));

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        Path home = Files.createTempDirectory("downhill-home");
        registry.add("downhill.home", home::toString);
        registry.add("spring.datasource.url", Databases::postgresUrl);
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("spring.datasource.password", () -> "postgres");
    }

    @BeforeEach
    void train() {
        client = new TrainingClient(new Service(port));
    }

    @Test
    void aJobIsTrainedToItsModel() {
        JsonNode job = client.train("{'dataset':'" + client.sample("iris") + "'," + NETWORK + ",'epochs':3}");
        assertThat(client.weights(job)).hasSize(64);
        assertThat(job.path("attempt").asInt()).isEqualTo(1);
    }

    @Test
    void aJobWhoseReplicaDiedIsTakenOverByAnother() {
        Recipe recipe = new Recipe(client.sample("iris"), null, null, Sample.NETWORK, Sample.HYPERPARAMETERS);
        store.add(Job.queued("job_orphan", new JobRequest("orphan", recipe, 0, Map.of(), List.of()), Sample.NOON)
                .started(Sample.NOON));
        jdbc.sql("""
                insert into scheduled_tasks
                (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version, priority)
                values ('train', 'job_orphan', :then, true, 'another replica', :then, 3, 0)
                """).param("then", Instant.EPOCH.atOffset(ZoneOffset.UTC)).update();
        JsonNode job = client.awaitEnd("job_orphan");
        assertThat(job.path("status").asString()).isEqualTo("succeeded");
        assertThat(job.path("attempt").asInt()).isEqualTo(2);
        assertThat(job.path("transitions")
                        .valueStream()
                        .map(move -> move.path("status").asString()))
                .containsExactly("queued", "running", "queued", "running", "succeeded");
    }
}
