package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.RunningJar;
import dev.downhill.testing.Service;
import dev.downhill.training.TrainingClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// A job that needs more heap than there is, on a service that was told of memory it has not: that job fails, and
/// those before and behind it do not.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HeapExhaustedIT {

    private static final Logger log = LoggerFactory.getLogger(HeapExhaustedIT.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_STARTS = 8;

    private static final String TOO_MUCH_SAID = "-Ddownhill.training.memory=8GB";
    private static final String HARMLESS = "'network':{'layers':[{'type':'output'}]},'epochs':3}";
    /// Keeps the worker busy until the others stand in the queue.
    private static final String LONGER = "'network':{'layers':[{'type':'output'}]},'epochs':500,'early_stopping':null}";
    /// Parameters alone take 137 MiB, and as much again their gradients.
    private static final String TOO_LARGE = "'network':{'layers':[{'type':'dense','units':6000},"
            + "{'type':'dense','units':6000},{'type':'output'}]},'epochs':3}";
    private static final int LARGE = 2;

    @TempDir
    private Path folder;

    /// In the order in which they were submitted, which is that of the queue.
    private final List<String> jobs = new ArrayList<>();

    @Test
    void aJobThatEndsItsProcessIsGivenUpAfterThreeTimesAndTheOthersFinish() throws IOException {
        int ends = 0;
        List<JsonNode> over = List.of();
        while (over.isEmpty()) {
            assertThat(ends).isLessThan(MOST_STARTS);
            over = jobsAfterALife(List.of(TOO_MUCH_SAID, "-XX:+ExitOnOutOfMemoryError"));
            ends += over.isEmpty() ? 1 : 0;
        }
        log.info("The job has ended {} processes", ends);
        assertThat(ends).isEqualTo(3);
        assertOnlyTheLargeOneFailed(over, "worker_lost");
        assertThat(over.get(LARGE).path("attempt").asInt()).isEqualTo(3);
        assertThat(over.get(LARGE).path("error").path("message").asString()).contains("3 times in a row");
    }

    @Test
    void aJobThatExhaustsTheHeapOfAProcessThatLivesOnFailsByItself() throws IOException {
        List<JsonNode> over = jobsAfterALife(List.of(TOO_MUCH_SAID));
        assertThat(over).as("the process lives on").isNotEmpty();
        assertOnlyTheLargeOneFailed(over, "out_of_memory");
        assertThat(over.get(LARGE).path("attempt").asInt()).isEqualTo(1);
    }

    private static void assertOnlyTheLargeOneFailed(List<JsonNode> over, String code) {
        assertThat(over.get(LARGE).path("status").asString()).isEqualTo("failed");
        assertThat(over.get(LARGE).path("error").path("code").asString()).isEqualTo(code);
        assertThat(over).hasSizeGreaterThan(LARGE + 1);
        for (int i = 0; i < over.size(); i++) {
            if (i != LARGE) {
                assertThat(over.get(i).path("status").asString()).as("job " + i).isEqualTo("succeeded");
            }
        }
    }

    /// What a supervisor does: starts the service, and looks on until it ends or all jobs have come to their ends.
    ///
    /// @return the jobs, or nothing where the process ended first
    private List<JsonNode> jobsAfterALife(List<String> options) throws IOException {
        RunningJar jar;
        try {
            jar = Jars.start(folder, options);
        } catch (IllegalStateException e) {
            log.info("The job was faster than the start of its process", e);
            return List.of();
        }
        try (jar) {
            if (jobs.isEmpty()) {
                submit(new TrainingClient(new Service(jar.port())));
            }
            List<JsonNode> found =
                    Awaitility.await().atMost(PATIENCE).until(() -> jobs(jar), now -> !jar.isAlive() || areOver(now));
            return areOver(found) ? found : List.of();
        }
    }

    private void submit(TrainingClient client) {
        String data = "{'dataset':'" + client.sample("iris") + "',";
        for (String settings : List.of(LONGER, HARMLESS, TOO_LARGE, HARMLESS, HARMLESS)) {
            jobs.add(client.submit(data + settings));
        }
        assertThat(client.job(jobs.get(LARGE)).path("status").asString()).isEqualTo("queued");
    }

    private List<JsonNode> jobs(RunningJar jar) {
        TrainingClient client = new TrainingClient(new Service(jar.port()));
        try {
            return jobs.stream().map(client::job).toList();
        } catch (UncheckedIOException e) {
            log.debug("The service went away while it was asked", e);
            return List.of();
        }
    }

    private static boolean areOver(List<JsonNode> jobs) {
        return !jobs.isEmpty()
                && jobs.stream().allMatch(job -> job.path("terminal").asBoolean());
    }
}
