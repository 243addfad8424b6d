package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.RunningJar;
import dev.downhill.testing.Service;
import dev.downhill.training.TrainingClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// `kill -9` at random moments under eight writers: whatever was acknowledged is there afterwards, on every database.
abstract class KillContract {

    static final Logger log = LoggerFactory.getLogger(KillContract.class);
    private static final int LONGEST_MILLIS = 1500;

    @TempDir
    protected Path folder;

    private final Ledger ledger = new Ledger();
    private final AtomicInteger count = new AtomicInteger();

    /// Options of the java command that say where the database is.
    abstract List<String> options() throws IOException;

    @Test
    void whatWasAcknowledgedOutlivesEveryKill() throws IOException {
        int kills = Effort.of(3, 200);
        assertThat(missingAfter(kills, options())).isEmpty();
        log.info("{} kills, {} things acknowledged, none missing", kills, ledger.size());
    }

    /// @return what was acknowledged before any of the kills and was not there after it, and after the last of them
    List<String> missingAfter(int kills, List<String> options) throws IOException {
        Random random = new Random(Effort.SEED);
        Set<String> missing = new TreeSet<>();
        String dataset = "";
        for (int kill = 0; kill < kills; kill++) {
            long begun = System.nanoTime();
            RunningJar jar = Jars.start(folder, options);
            try (jar) {
                Duration start = Duration.ofNanos(System.nanoTime() - begun);
                Service service = new Service(jar.port());
                missing.addAll(ledger.missingOfTheLatest(service));
                if (dataset.isEmpty() || service.get("/v1/datasets/" + dataset).status() == 404) {
                    dataset = new TrainingClient(service).sample("iris");
                    ledger.acknowledged("/v1/datasets/" + dataset, "id", dataset);
                }
                Writers writers = new Writers(service, ledger, dataset, count);
                LockSupport.parkNanos(
                        Duration.ofMillis(100 + random.nextInt(LONGEST_MILLIS)).toNanos());
                jar.kill();
                assertThat(writers.complaints()).isEmpty();
                log.info("kill {}: ready after {}, {} acknowledged so far", kill + 1, start, ledger.size());
            }
        }
        try (RunningJar jar = Jars.start(folder, options)) {
            Service service = new Service(jar.port());
            assertThat(ledger.size()).as("acknowledged").isGreaterThan(kills);
            missing.addAll(ledger.missing(service));
            log.info("Missing after {} kills: {}", kills, missing);
            awaitEveryJob(service);
            missing.addAll(ledger.missing(service));
        }
        return List.copyOf(missing);
    }

    /// Where the machine is slow, a job may meet three kills in a row, and then fails by contract.
    private static void awaitEveryJob(Service service) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> jobs(service, "queued").isEmpty()
                        && jobs(service, "running").isEmpty());
        JsonNode failed = jobs(service, "failed");
        log.info("{} jobs were killed three times in a row", failed.size());
        assertThat(failed)
                .allSatisfy(job ->
                        assertThat(job.path("error").path("code").asString()).isEqualTo("worker_lost"));
    }

    private static JsonNode jobs(Service service, String status) {
        return service.get("/v1/jobs?status=" + status).json().path("data");
    }
}
