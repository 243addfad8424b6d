package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.RunningJar;
import dev.downhill.testing.Service;
import dev.downhill.testing.Service.Answer;
import dev.downhill.training.TrainingClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// A disk without a free byte under `downhill.home`: every request gets an answer, nothing is half-stored, jobs wait,
/// and everything works again as soon as there is room.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DiskFullIT {

    private static final Logger log = LoggerFactory.getLogger(DiskFullIT.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final Duration USE = Duration.ofSeconds(Effort.isFull() ? 12 : 5);
    private static final String CANNOT_START = "The disk under downhill.home is full";
    private static final int MEGABYTE = 1 << 20;
    private static final int EPOCHS = 120;
    private static final String NETWORK = "'network':{'layers':[{'type':'dense','units':32,'activation':'relu'},"
            + "{'type':'output'}]},'batch_size':2,'early_stopping':null,'epochs':" + EPOCHS + "}";

    @TempDir
    private Path folder;

    private final Ledger ledger = new Ledger();
    private final List<String> refusals = new ArrayList<>();
    private SmallDisk disk;
    private int count;

    @BeforeEach
    void mount() throws IOException {
        disk = SmallDisk.mount(folder.resolve("disk"));
    }

    @AfterEach
    void unmount() throws IOException {
        if (disk != null) {
            disk.close();
        }
    }

    private RunningJar start() throws IOException {
        return start(disk.folder());
    }

    private RunningJar start(Path home) throws IOException {
        return Jars.start(folder, List.of("-Ddownhill.home=" + home));
    }

    @Test
    void whileTheDiskIsFullRequestsHearOfItAndAJobWaits() throws IOException {
        try (RunningJar jar = start()) {
            Service service = new Service(jar.port());
            TrainingClient client = new TrainingClient(service);
            String dataset = client.sample("digits");
            String job = "{'dataset':'" + dataset + "'," + NETWORK;
            JsonNode undisturbed = client.train(job);
            String model = "/v1/models/" + undisturbed.path("model").asString() + "/predict";
            String digit = "{\"instances\":[" + digit() + "]}";
            assertThat(service.postJson(model, digit).status()).isEqualTo(200);
            for (int round = 0; round < Effort.of(1, 10); round++) {
                String id = client.submit(job);
                int seen = epoch(client.await(id, now -> epoch(now) > 5));
                disk.fill();
                useForAWhile(service, dataset, () -> service.postJson(model, digit));
                disk.empty();
                assertThatAllWorksSoon(service);
                assertThat(service.get("/v1/jobs/" + id).json().path("status").asString())
                        .isIn("queued", "running", "succeeded");
                JsonNode going = client.await(id, now -> !isQueued(now));
                assertThat(epoch(going)).as("goes on from its checkpoint").isGreaterThanOrEqualTo(seen);
                JsonNode ended = client.awaitEnd(id);
                assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("succeeded");
                assertThat(client.weights(ended)).isEqualTo(client.weights(undisturbed));
                assertThat(curve(service, ended)).isEqualTo(curve(service, undisturbed));
                assertThat(ledger.missing(service)).isEmpty();
            }
            assertNothingIsHalfStored(service);
            assertThat(scratch()).containsExactly("lock");
        }
        try (RunningJar next = start()) {
            assertThat(ledger.missing(new Service(next.port()))).isEmpty();
        }
        log.info("{} requests refused for want of room, {} things acknowledged", refusals.size(), ledger.size());
    }

    /// Everything a client does, again and again; the database may find room in its own file for small things.
    private void useForAWhile(Service service, String dataset, Supplier<Answer> prediction) {
        long until = System.nanoTime() + USE.toNanos();
        int uploads = 0;
        while (System.nanoTime() < until) {
            String name = "n" + count++;
            write("/v1/networks/", 201, () -> service.postJson("/v1/networks", network(name)));
            write("/v1/jobs/", 202, () -> service.postJson("/v1/jobs", job(dataset, name)));
            assertThat(write("/v1/datasets/", 201, () -> service.postJson("/v1/samples/iris", "")))
                    .isEqualTo(503);
            assertThat(write("/v1/datasets/", 201, () -> service.post("/v1/datasets", "text/csv", csv(50))))
                    .isEqualTo(503);
            uploads += 2;
            read(() -> service.get("/v1/jobs"));
            read(() -> service.get("/v1/datasets/" + dataset + "/rows"));
            read(prediction);
            assertThat(service.get("/actuator/health/readiness").status()).isIn(200, 503);
            assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(uploads).isGreaterThan(4);
        assertThat(refusals.size()).as("and more than the uploads").isGreaterThan(uploads);
    }

    private int write(String path, int done, Supplier<Answer> request) {
        Answer answer = inTime(request);
        if (answer.status() == done) {
            String id = answer.json().path("id").asString();
            ledger.acknowledged(path + id, "id", id);
        } else {
            assertClear(answer);
        }
        return answer.status();
    }

    private void read(Supplier<Answer> request) {
        Answer answer = inTime(request);
        if (answer.status() != 200) {
            assertClear(answer);
        }
    }

    private static Answer inTime(Supplier<Answer> request) {
        long begun = System.nanoTime();
        Answer answer = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
        return answer;
    }

    private void assertClear(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        String detail = answer.json().path("detail").asString();
        if (!detail.startsWith("The database does not answer")) {
            assertThat(detail).startsWith("The disk under downhill.home").contains("Free");
            refusals.add(detail);
        }
    }

    private void assertThatAllWorksSoon(Service service) {
        Awaitility.await().atMost(RECOVERY).untilAsserted(() -> {
            Answer answer = service.postJson("/v1/samples/iris", "");
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        });
        String name = "n" + count++;
        assertThat(service.postJson("/v1/networks", network(name)).status()).isEqualTo(201);
        assertThat(service.post("/v1/datasets", "text/csv", csv(50)).status()).isEqualTo(201);
        assertThat(service.get("/v1/jobs").status()).isEqualTo(200);
        assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    /// What is listed can be read, to its last row.
    private static void assertNothingIsHalfStored(Service service) {
        JsonNode all = service.get("/v1/datasets?limit=100").json().path("data");
        assertThat(all).isNotEmpty();
        all.forEach(dataset -> {
            int last = dataset.path("rows").asInt() - 1;
            Answer row = service.get("/v1/datasets/" + dataset.path("id").asString() + "/rows?limit=1&offset=" + last);
            assertThat(row.status()).as(row.text()).isEqualTo(200);
        });
    }

    @Test
    void anUploadThatDoesNotFitLeavesNothing() throws IOException {
        try (RunningJar jar = start()) {
            Service service = new Service(jar.port());
            byte[] large = csv(10 * MEGABYTE / 8);
            for (long free : new long[] {6L * MEGABYTE, 14L * MEGABYTE, 24L * MEGABYTE}) {
                disk.fillBut(free);
                assertClear(inTime(() -> service.post("/v1/datasets", "text/csv", large)));
                assertClear(inTime(() -> service.send(service.request("/v1/datasets")
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))))));
                assertThat(scratch()).containsExactly("lock");
                assertThat(disk.free()).isGreaterThan(free - MEGABYTE);
                assertThat(service.get("/v1/datasets").json().path("data")).isEmpty();
                assertThat(service.postJson("/v1/networks", network("n" + free)).status())
                        .isEqualTo(201);
                disk.empty();
            }
            assertThat(refusals).hasSize(6);
            assertThat(service.post("/v1/datasets", "text/csv", csv(50)).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void whatWasAcknowledgedOutlivesAKillOnAFullDisk() throws IOException {
        String id;
        String weights;
        RunningJar killed = start();
        try (killed) {
            Service service = new Service(killed.port());
            TrainingClient client = new TrainingClient(service);
            String dataset = client.sample("digits");
            String job = "{'dataset':'" + dataset + "'," + NETWORK;
            weights = client.weights(client.train(job));
            id = client.submit(job);
            client.await(id, now -> epoch(now) > 5);
            ledger.acknowledged("/v1/jobs/" + id, "id", id);
            disk.fill();
            useForAWhile(service, dataset, () -> service.get("/v1/models"));
            killed.kill();
        }
        assertThatThrownBy(() -> start(disk.folder().resolve("new")).close())
                .hasMessageContaining(CANNOT_START)
                .hasMessageContaining("Free space, and start the service again.");
        startOnTheFullDisk();
        disk.empty();
        try (RunningJar next = start()) {
            Service service = new Service(next.port());
            TrainingClient client = new TrainingClient(service);
            assertThat(ledger.missing(service)).isEmpty();
            JsonNode ended = client.awaitEnd(id);
            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("succeeded");
            assertThat(client.weights(ended)).isEqualTo(weights);
            assertNothingIsHalfStored(service);
        }
    }

    /// The database may find room in its own file.
    private void startOnTheFullDisk() throws IOException {
        try (RunningJar jar = start()) {
            assertThat(ledger.missing(new Service(jar.port()))).isEmpty();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining(CANNOT_START);
        }
    }

    private List<String> scratch() throws IOException {
        try (Stream<Path> files = Files.walk(disk.folder().resolve("tmp"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static String network(String name) {
        return "{\"name\":\"" + name + "\",\"layers\":[{\"type\":\"output\"}]}";
    }

    private static String job(String dataset, String name) {
        return "{\"name\":\"" + name + "\",\"dataset\":\"" + dataset
                + "\",\"network\":{\"layers\":[{\"type\":\"output\"}]},\"epochs\":1}";
    }

    /// So many rows of about eight bytes.
    private static byte[] csv(int rows) {
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int row = 0; row < rows; row++) {
            csv.append(10_000 + row % 90_000).append(',').append(row % 2).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Integer> digit() {
        return Stream.generate(() -> 7).limit(64).toList();
    }

    private static boolean isQueued(JsonNode job) {
        return job.path("status").asString().equals("queued");
    }

    private static int epoch(JsonNode job) {
        return job.path("progress").path("epoch").asInt();
    }

    private static JsonNode curve(Service service, JsonNode job) {
        return service.get("/v1/jobs/" + job.path("id").asString() + "/curves?max_points=10000")
                .json()
                .path("series")
                .path("train_loss");
    }
}
