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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// PostgreSQL goes away in mid-training and comes back: jobs go on by themselves, requests are told to come again.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DatabaseOutageIT {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int EPOCHS = Effort.of(200, 400);
    private static final String NETWORK = "'network':{'layers':[{'type':'dense','units':64,'activation':'relu'},"
            + "{'type':'output'}]},'early_stopping':null,'epochs':" + EPOCHS + "}";

    @TempDir
    private Path folder;

    @Test
    @Tag("timed")
    void aJobOutlivesAnOutageAndRequestsHearOfIt() throws IOException {
        try (StoppablePostgres postgres = new StoppablePostgres(folder);
                RunningJar jar = Jars.start(folder, postgres.options())) {
            Service service = new Service(jar.port());
            TrainingClient client = new TrainingClient(service);
            String job = "{'dataset':'" + client.sample("digits") + "'," + NETWORK;
            JsonNode undisturbed = client.train(job);
            for (int seconds : Effort.isFull() ? List.of(5, 30) : List.of(5)) {
                String id = client.submit(job);
                client.await(id, now -> epoch(now) > 5);
                postgres.stop();
                assertEverybodyIsToldToComeAgain(service, Duration.ofSeconds(seconds));
                postgres.start();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(15))
                        .until(() -> service.get("/v1/jobs").status() == 200);
                assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(200);
                JsonNode ended = client.awaitEnd(id);
                assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("succeeded");
                assertThat(client.weights(ended)).isEqualTo(client.weights(undisturbed));
                assertThat(curves(service, id))
                        .isEqualTo(curves(service, undisturbed.path("id").asString()));
                assertThat(epochs(service, id))
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, EPOCHS).boxed().toList());
            }
        }
    }

    /// Nothing tells that a server behind a broken network has gone, but that it does not answer for a minute.
    @Test
    void nobodyWaitsForEverForAServerThatSaysNothing() throws IOException {
        Assumptions.assumeTrue(Effort.isFull(), "Waits for minutes, so only the long half does");
        try (StoppablePostgres postgres = new StoppablePostgres(folder);
                RunningJar jar = Jars.start(folder, postgres.options())) {
            Service service = new Service(jar.port());
            TrainingClient client = new TrainingClient(service);
            String job = "{'dataset':'" + client.sample("digits") + "'," + NETWORK;
            JsonNode undisturbed = client.train(job);
            String id = client.submit(job);
            client.await(id, now -> epoch(now) > 5);
            postgres.signal("-STOP");
            try {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(90))
                        .until(() ->
                                jar.laterLog().stream().anyMatch(line -> line.contains(id) && line.contains("ERROR")));
                assertEverybodyIsToldToComeAgain(service, Duration.ofSeconds(5));
            } finally {
                postgres.signal("-CONT");
            }
            JsonNode ended = client.awaitEnd(id);
            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("succeeded");
            assertThat(client.weights(ended)).isEqualTo(client.weights(undisturbed));
        }
    }

    /// Reading, writing and readiness, for as long as the database is away.
    private static void assertEverybodyIsToldToComeAgain(Service service, Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            assertAway(() -> service.get("/v1/jobs"));
            assertAway(() -> service.postJson("/v1/samples/iris", ""));
            assertAway(() -> service.get("/v1/models/none"));
            assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static void assertAway(Supplier<Answer> request) {
        long begun = System.nanoTime();
        Answer answer = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:downhill:problem:unavailable");
    }

    private static int epoch(JsonNode job) {
        return job.path("progress").path("epoch").asInt();
    }

    private static JsonNode curves(Service service, String id) {
        return service.get("/v1/jobs/" + id + "/curves?max_points=10000")
                .json()
                .path("series")
                .path("train_loss");
    }

    private static List<Integer> epochs(Service service, String id) {
        return service.get("/v1/jobs/" + id + "/curves?max_points=10000")
                .json()
                .path("epochs")
                .valueStream()
                .map(JsonNode::asInt)
                .toList();
    }
}
