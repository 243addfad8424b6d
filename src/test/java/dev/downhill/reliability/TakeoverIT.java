package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.training.TrainingClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Two replicas on one PostgreSQL: where the one that trains is no longer there, the other goes on with its job.
@Timeout(value = 30, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakeoverIT {

    private static final Logger log = LoggerFactory.getLogger(TakeoverIT.class);
    private static final Duration SOON = Duration.ofSeconds(45);
    private static final int MOST_FREEZES = 2000;

    private final Random random = new Random(Effort.SEED);
    private final List<Replica> replicas = new ArrayList<>();
    private @Nullable StoppablePostgres postgres;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        postgres = new StoppablePostgres(folder);
        for (String label : List.of("one", "other")) {
            replicas.add(new Replica(label, folder, postgres));
        }
    }

    @AfterAll
    void stop() throws IOException {
        replicas.forEach(Replica::close);
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void theOtherReplicaGoesOnWithTheJobOfAKilledOne() throws IOException {
        int takeovers = Effort.of(1, TrainingRecipe.ALL.size());
        for (TrainingRecipe recipe : TrainingRecipe.ALL.subList(0, takeovers)) {
            Submitted job = submit(recipe);
            job.owner().kill();
            assertTakenOver(job);
            job.owner().startAgain();
        }
    }

    /// A connection in the middle of a transaction keeps its locks for as long as it stands, and a frozen process, or
    /// one behind a broken network, does not close it.
    @Test
    void whatAFrozenReplicaHasLockedIsNotLockedForEver() throws IOException {
        Submitted job = submit(TrainingRecipe.ofManyTransactions());
        freezeInTransaction(job.owner());
        assertTakenOver(job);
        job.owner().thaw();
    }

    /// @param owner the replica that trains it
    /// @param heir the other one
    private record Submitted(TrainingRecipe recipe, String id, Outcome undisturbed, Replica owner, Replica heir) {}

    /// @return a job at some moment of its first half, and what it will have come to
    private Submitted submit(TrainingRecipe recipe) {
        Replica first = replicas.getFirst();
        Replica second = replicas.getLast();
        TrainingClient client = new TrainingClient(first.service());
        String job = recipe.job(client.sample(recipe.sample()));
        Outcome undisturbed = Outcome.of(first.service(), client.train(job));
        String id = client.submit(job);
        long moment = 1 + random.nextLong(undisturbed.steps() / 2);
        client.await(id, now -> step(now) >= moment);
        boolean byFirst = owner(id).equals(first.name());
        return new Submitted(recipe, id, undisturbed, byFirst ? first : second, byFirst ? second : first);
    }

    private static void assertTakenOver(Submitted job) {
        long begun = System.nanoTime();
        TrainingClient client = new TrainingClient(job.heir().service());
        JsonNode taken = client.await(
                job.id(),
                now -> now.path("attempt").asInt() == 2
                        && now.path("status").asString().equals("running"));
        client.await(
                job.id(), now -> step(now) > step(taken) || now.path("terminal").asBoolean());
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        log.info("{}: the other replica goes on after {}", job.recipe().name(), time);
        assertThat(time).isLessThan(SOON);
        JsonNode ended = client.awaitEnd(job.id());
        assertThat(ended.path("attempt").asInt()).isEqualTo(2);
        assertThat(Outcome.of(job.heir().service(), ended))
                .as(job.recipe().name())
                .isEqualTo(job.undisturbed());
    }

    private void freezeInTransaction(Replica replica) {
        for (int i = 0; i < MOST_FREEZES; i++) {
            replica.freeze();
            if (isInTransaction(replica)) {
                return;
            }
            replica.thaw();
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(10)).toNanos());
        }
        throw new IllegalStateException("never in the middle of a transaction");
    }

    private boolean isInTransaction(Replica replica) {
        return jdbc().sql("""
                        select count(*) from pg_stat_activity a join pg_locks l on l.pid = a.pid
                        where a.application_name = ? and a.state = 'idle in transaction'
                        and l.relation = 'jobs'::regclass and l.mode = 'RowExclusiveLock'
                        """).param(replica.name()).query(Integer.class).single() > 0;
    }

    private String owner(String id) {
        List<String> owners = jdbc().sql("select picked_by from scheduled_tasks where task_instance = ?")
                .param(id)
                .query((row, _) -> row.getString("picked_by"))
                .list();
        assertThat(owners).as("a job in training has an owner").hasSize(1);
        return owners.getFirst();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(Objects.requireNonNull(postgres).source());
    }

    private static long step(JsonNode job) {
        return job.path("progress").path("step").asLong();
    }
}
