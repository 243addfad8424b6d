package dev.downhill.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.chunk.Chunks;
import dev.downhill.dataset.TempFiles;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.train.Checkpoint;
import dev.downhill.nn.train.CheckpointFormat;
import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import dev.downhill.training.Job;
import dev.downhill.training.JobRequest;
import dev.downhill.training.JobStatus;
import dev.downhill.training.JobStore;
import dev.downhill.training.Recipe;
import dev.downhill.training.Sample;
import dev.downhill.training.TrainingClient;
import dev.downhill.training.checkpoint.Checkpoints;
import dev.downhill.training.curve.EpochMetrics;
import dev.downhill.training.event.JobEvent;
import dev.downhill.training.event.JobEvents;
import dev.downhill.training.hyperparameter.Hyperparameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.TransactionException;

/// The connection to the database breaks at the first write of a training, at the second, and so on until a training
/// meets no fault any more. The queue's own thread is kept away: the test is the worker.
@Import(WriteFaultsContract.Faults.class)
@TestPropertySource(
        properties = {
            "db-scheduler.polling-interval=1d",
            "db-scheduler.heartbeat-interval=1d",
            "downhill.training.checkpoint-interval=0s"
        })
abstract class WriteFaultsContract extends RunningService {

    private static final long LEASE = 1;
    private static final int EPOCHS = 3;
    private static final int MOST_WRITES = 500;
    private static final int FLIPS = 40;
    private static final NetworkSpec NETWORK = new NetworkSpec(List.of(new LayerSpec.Output()));

    @Autowired
    private WriteFaults faults;

    @Autowired
    private Worker worker;

    @Autowired
    private JobStore store;

    @Autowired
    private JobEvents events;

    @Autowired
    private Chunks chunks;

    @Autowired
    private TempFiles tempFiles;

    @Autowired
    private JdbcClient jdbc;

    /// The result of a training.
    private record Outcome(String weights, List<List<Double>> curve) {}

    @TestConfiguration(proxyBeanMethods = false)
    static class Faults {

        @Bean
        static BeanPostProcessor breakableDatabase() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource real ? new WriteFaults(real) : bean;
                }
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereverAWriteFailsTrainingGoesOnFromTheCheckpointBeforeIt(WriteFaults.Kind kind) {
        Recipe recipe = recipe(new TrainingClient(service).sample("iris"));
        Outcome undisturbed = train(add("job_undisturbed_" + kind, recipe));
        int n = 0;
        boolean fault;
        do {
            n++;
            String id = add("job_" + kind + n, recipe);
            faults.arm(n, kind);
            RuntimeException failure = run(id);
            fault = faults.disarm();
            if (fault) {
                assertThat(failure)
                        .as("write %d: the queue hears of it", n)
                        .isInstanceOfAny(DataAccessException.class, TransactionException.class);
                assertCheckpointIsOfTheLastEpoch(id);
            }
            assertThat(train(id)).as("fault at write %d", n).isEqualTo(undisturbed);
            assertThat(chunks.names(id)).isEmpty();
        } while (fault && n < MOST_WRITES);
        assertThat(n).as("writes of a training, and one").isBetween(10 * EPOCHS, MOST_WRITES - 1);
    }

    /// Stopped in the middle, its newest checkpoint then cut at every 64th byte, or a bit of it flipped.
    @Test
    void aDamagedCheckpointCostsWorkAndNeverWeights() throws IOException {
        Recipe recipe = recipe(new TrainingClient(service).sample("iris"));
        Outcome undisturbed = train(add("job_undisturbed", recipe));
        Random random = new Random(3);
        int cut = 0;
        boolean cuts = true;
        for (int n = 0; n < FLIPS || cuts; n++) {
            String id = add("job_damaged_" + n, recipe);
            AtomicInteger asked = new AtomicInteger();
            // A step or two into the third epoch.
            assertThat(worker.run(id, LEASE, () -> store.epochs(id, 0).size() == 2 && asked.incrementAndGet() > 5))
                    .isEqualTo(QueueVerdict.AGAIN);
            Newest newest = newest(id);
            byte[] content = newest.content();
            cuts = cut < content.length;
            if (cuts) {
                content = Arrays.copyOf(content, cut);
                cut += 64;
            } else {
                int bit = random.nextInt(8 * content.length);
                content[bit / 8] ^= (byte) (1 << bit % 8);
            }
            damage(id, newest.name(), content);
            assertThat(new Checkpoints(chunks, tempFiles, id)
                            .newest()
                            .orElseThrow()
                            .steps())
                    .isLessThan(newest.steps());
            assertThat(train(id)).as("damage %d", n).isEqualTo(undisturbed);
        }
    }

    /// As after a kill that came before the checkpoint of the epochs that were told.
    @Test
    void epochsThatAreTrainedAgainAreNotToldAgain() {
        Recipe recipe = recipe(new TrainingClient(service).sample("iris"));
        Outcome undisturbed = train(add("job_whole", recipe));
        String id = add("job_without_checkpoint", recipe);
        assertThat(worker.run(id, LEASE, () -> store.epochs(id, 0).size() == 2)).isEqualTo(QueueVerdict.AGAIN);
        List<JobEvent> told = epochsTold(id);
        List<EpochMetrics> curve = store.epochs(id, 0);
        chunks.delete(id);
        assertThat(train(id)).isEqualTo(undisturbed);
        assertThat(epochsTold(id)).hasSize(EPOCHS).startsWith(told.toArray(JobEvent[]::new));
        assertThat(store.epochs(id, 0)).startsWith(curve.toArray(EpochMetrics[]::new));
    }

    private List<JobEvent> epochsTold(String id) {
        return events.after(Map.of(id, 0L), MOST_WRITES).stream()
                .filter(JobEvent.EpochDone.class::isInstance)
                .toList();
    }

    private record Newest(String name, long steps, byte[] content) {}

    private Newest newest(String id) throws IOException {
        Newest newest = new Newest("", -1, new byte[0]);
        for (String name : chunks.names(id)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            chunks.read(id, name, bytes);
            byte[] content = bytes.toByteArray();
            long steps = CheckpointFormat.read(new ByteArrayInputStream(content), content.length)
                    .steps();
            newest = steps > newest.steps() ? new Newest(name, steps, content) : newest;
        }
        return newest;
    }

    private void damage(String id, String name, byte[] content) {
        int changed = jdbc.sql("update chunk_contents set content = ? where sha256 in"
                        + " (select sha256 from blob_chunks where owner = ? and name = ?)")
                .params(content, id, name)
                .update();
        assertThat(changed).isEqualTo(1);
    }

    private static Recipe recipe(String dataset) {
        Hyperparameters like = Sample.HYPERPARAMETERS;
        Hyperparameters few = new Hyperparameters(
                like.loss(),
                new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-7),
                like.schedule(),
                like.batchSize(),
                EPOCHS,
                like.split(),
                like.regularization(),
                like.gradientClipping(),
                like.classWeight(),
                like.earlyStopping(),
                like.seed(),
                null);
        return new Recipe(dataset, null, null, NETWORK, few);
    }

    /// Adds a job and its place in the queue, as the worker holds it.
    private String add(String id, Recipe recipe) {
        store.add(Job.queued(id, new JobRequest("iris", recipe, 0, Map.of(), List.of()), Sample.NOON));
        jdbc.sql("""
                insert into scheduled_tasks
                (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version, priority)
                values (?, ?, ?, true, 'the test', ?, ?, 0)
                """)
                .params(
                        QueueEntries.TASK,
                        id,
                        Instant.EPOCH.atOffset(ZoneOffset.UTC),
                        Sample.NOON.plusSeconds(Integer.MAX_VALUE).atOffset(ZoneOffset.UTC),
                        LEASE)
                .update();
        return id;
    }

    private @Nullable RuntimeException run(String id) {
        try {
            worker.run(id, LEASE, () -> false);
            return null;
        } catch (DataAccessException | TransactionException e) {
            return e;
        }
    }

    private void assertCheckpointIsOfTheLastEpoch(String id) {
        if (job(id).status().isTerminal()) {
            return;
        }
        int stored = store.epochs(id, 0).size();
        Checkpoint newest = new Checkpoints(chunks, tempFiles, id).newest().orElse(null);
        assertThat(newest == null ? 0 : newest.epoch() - 1).isEqualTo(stored);
    }

    /// Whatever has become of the job: as the queue does, until it is done.
    private Outcome train(String id) {
        assertThat(worker.run(id, LEASE, () -> false)).isEqualTo(QueueVerdict.DONE);
        Job job = job(id);
        assertThat(job.status()).as(String.valueOf(job.error())).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(jdbc.sql("select count(*) from models where job = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        Answer model = service.get("/v1/models/" + Objects.requireNonNull(job.model()));
        List<List<Double>> curve = new ArrayList<>();
        store.epochs(id, 0)
                .forEach(epoch -> curve.add(List.of(
                        (double) epoch.epoch(),
                        epoch.train().loss(),
                        Objects.requireNonNull(epoch.validation()).loss(),
                        epoch.gradientNorm())));
        return new Outcome(model.json().path("weights_sha256").asString(), curve);
    }

    private Job job(String id) {
        return store.find(id).orElseThrow();
    }
}
