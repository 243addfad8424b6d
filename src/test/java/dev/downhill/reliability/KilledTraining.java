package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.RunningJar;
import dev.downhill.testing.Service;
import dev.downhill.testing.Service.Answer;
import dev.downhill.training.TrainingClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// One training whose process is killed again and again. Where an epoch takes seconds, each kill comes after a pause
/// within an epoch, so that the training goes on from a checkpoint there and not from the end of one.
final class KilledTraining {

    /// About an epoch, or some, so that a kill may come anywhere within one.
    private static final Duration LONGEST = Duration.ofMillis(200);
    private static final Duration LONGEST_OF_LONG_EPOCHS = Duration.ofSeconds(1);

    private final TrainingRecipe recipe;
    private final Path folder;
    private String id = "";
    private int attempt = 1;
    /// Epochs and steps that are known to be in a checkpoint.
    private int epochsKept;
    private long stepsKept;
    private Duration slowestOfProcess = Duration.ZERO;
    private Duration slowestOfService = Duration.ZERO;

    /// @param folder where the service works
    KilledTraining(TrainingRecipe recipe, Path folder) {
        this.recipe = recipe;
        this.folder = folder;
    }

    /// @param steps that the training takes in all
    /// @param time that it takes undisturbed
    /// @param random when it is killed: always before its end, although its steps are seen late
    /// @return what it came to, after all kills
    Outcome run(int kills, long steps, Duration time, Random random) throws IOException {
        long last = 1 + steps * (recipe.longEpochs() ? 5 : 8) / 10;
        int longest = (int) longest(time.dividedBy(10)).toMillis();
        long[] moments = random.longs(kills, 1, last).sorted().toArray();
        for (long moment : moments) {
            long begun = System.nanoTime();
            RunningJar jar = Jars.start(folder, List.of());
            try (jar) {
                Service service = new Service(jar.port());
                awaitTraining(service, begun);
                awaitMoment(service, moment);
                LockSupport.parkNanos(Duration.ofMillis(random.nextInt(longest)).toNanos());
                jar.kill();
                attempt++;
            }
        }
        long begun = System.nanoTime();
        try (RunningJar jar = Jars.start(folder, List.of())) {
            Service service = new Service(jar.port());
            awaitTraining(service, begun);
            return Outcome.of(service, new TrainingClient(service).awaitEnd(id));
        }
    }

    private Duration longest(Duration part) {
        Duration most = recipe.longEpochs() ? LONGEST_OF_LONG_EPOCHS : LONGEST;
        return part.compareTo(most) < 0 ? part : most;
    }

    /// Until a step was taken in this process.
    ///
    /// @param begun when the process was started
    private void awaitTraining(Service service, long begun) {
        long ready = System.nanoTime();
        TrainingClient client = new TrainingClient(service);
        if (id.isEmpty()) {
            id = client.submit(recipe.job(client.sample(recipe.sample())));
        }
        JsonNode taken = client.await(id, this::isTaken);
        assertThat(epoch(taken)).as("no epoch is trained twice").isGreaterThanOrEqualTo(epochsKept);
        assertThat(step(taken)).as("nor what was trained before a pause").isGreaterThanOrEqualTo(stepsKept);
        client.await(id, now -> step(now) > step(taken) || now.path("terminal").asBoolean());
        if (attempt > 1) {
            slowestOfProcess = longer(slowestOfProcess, begun);
            slowestOfService = longer(slowestOfService, ready);
        }
    }

    private static Duration longer(Duration one, long begun) {
        Duration other = Duration.ofNanos(System.nanoTime() - begun);
        return one.compareTo(other) > 0 ? one : other;
    }

    /// Whether it trains in this process; until then it stands as the killed one has left it.
    private boolean isTaken(JsonNode job) {
        assertThat(job.path("terminal").asBoolean()).as("killed after its end").isFalse();
        return job.path("status").asString().equals("running")
                && job.path("attempt").asInt() == attempt;
    }

    private void awaitMoment(Service service, long moment) {
        TrainingClient client = new TrainingClient(service);
        JsonNode come = client.await(id, now -> step(now) >= moment);
        epochsKept = epoch(come);
        if (recipe.longEpochs()) {
            command(service, "pause");
            JsonNode paused = client.await(id, now -> isStatus("paused", now));
            epochsKept = epoch(paused);
            stepsKept = step(paused);
            command(service, "resume");
            client.await(id, now -> isStatus("running", now));
        }
    }

    private void command(Service service, String command) {
        Answer answer = service.postJson("/v1/jobs/" + id + "/" + command, "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static boolean isStatus(String status, JsonNode job) {
        return job.path("status").asString().equals(status);
    }

    private static int epoch(JsonNode job) {
        return job.path("progress").path("epoch").asInt();
    }

    private static long step(JsonNode job) {
        return job.path("progress").path("step").asLong();
    }

    /// The longest time from the start of a process until the training went on in it.
    Duration slowestOfProcess() {
        return slowestOfProcess;
    }

    /// As above, from when the service answered.
    Duration slowestOfService() {
        return slowestOfService;
    }
}
