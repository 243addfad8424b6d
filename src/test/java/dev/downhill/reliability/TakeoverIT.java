package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.training.TrainingClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Two replicas on one PostgreSQL: the one that trains is killed, and the other goes on with its job.
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class TakeoverIT {

    private static final Logger log = LoggerFactory.getLogger(TakeoverIT.class);
    private static final Duration SOON = Duration.ofSeconds(45);

    @TempDir
    private Path folder;

    @Test
    void theOtherReplicaGoesOnWithTheJobOfAKilledOne() throws IOException {
        Random random = new Random(Effort.SEED);
        try (StoppablePostgres postgres = new StoppablePostgres(folder);
                Replica one = new Replica("one", folder, postgres);
                Replica other = new Replica("other", folder, postgres)) {
            JdbcClient jdbc = JdbcClient.create(postgres.source());
            int takeovers = Effort.of(1, TrainingRecipe.ALL.size());
            Duration slowest = Duration.ZERO;
            for (TrainingRecipe recipe : TrainingRecipe.ALL.subList(0, takeovers)) {
                TrainingClient client = new TrainingClient(one.service());
                String job = recipe.job(client.sample(recipe.sample()));
                Outcome undisturbed = Outcome.of(one.service(), client.train(job));
                String id = client.submit(job);
                long moment = 1 + random.nextLong(undisturbed.steps() / 2);
                client.await(id, now -> step(now) >= moment);
                Replica owner = one.name().equals(owner(jdbc, id)) ? one : other;
                Replica heir = owner == one ? other : one;
                owner.kill();
                Duration time = timeOfTakeover(new TrainingClient(heir.service()), id);
                log.info("{}: the other replica goes on after {}", recipe.name(), time);
                assertThat(time).isLessThan(SOON);
                slowest = slowest.compareTo(time) > 0 ? slowest : time;
                JsonNode ended = new TrainingClient(heir.service()).awaitEnd(id);
                assertThat(ended.path("attempt").asInt()).isEqualTo(2);
                assertThat(Outcome.of(heir.service(), ended)).as(recipe.name()).isEqualTo(undisturbed);
                owner.startAgain();
            }
            log.info("{} jobs taken over, after {} at most", takeovers, slowest);
        }
    }

    /// From now until the other replica has taken a step.
    private static Duration timeOfTakeover(TrainingClient client, String id) {
        long begun = System.nanoTime();
        JsonNode taken = client.await(
                id,
                now -> now.path("attempt").asInt() == 2
                        && now.path("status").asString().equals("running"));
        client.await(id, now -> step(now) > step(taken) || now.path("terminal").asBoolean());
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static String owner(JdbcClient jdbc, String id) {
        List<String> owners = jdbc.sql("select picked_by from scheduled_tasks where task_instance = ?")
                .param(id)
                .query((row, _) -> row.getString("picked_by"))
                .list();
        assertThat(owners).as("a job in training has an owner").hasSize(1);
        return owners.getFirst();
    }

    private static long step(JsonNode job) {
        return job.path("progress").path("step").asLong();
    }
}
