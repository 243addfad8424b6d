package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.RunningJar;
import dev.downhill.reliability.CutListener.Heard;
import dev.downhill.testing.Service;
import dev.downhill.training.TrainingClient;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Live streams whose clients are cut off, go away or hardly read, on the packaged service and PostgreSQL: what each
/// hears, and what they leave behind.
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class StreamsIT {

    private static final Logger log = LoggerFactory.getLogger(StreamsIT.class);
    private static final String NETWORK =
            "'network':{'layers':[{'type':'dense','units':64,'activation':'relu'},{'type':'output'}]},"
                    + "'early_stopping':null,'epochs':";

    @TempDir
    private static Path folder;

    private static StoppablePostgres postgres;
    private static RunningJar jar;
    private static Service service;
    private static TrainingClient client;
    private static Vitals vitals;
    private static String dataset;

    @BeforeAll
    static void start() throws IOException {
        postgres = new StoppablePostgres(folder);
        List<String> options = new ArrayList<>(postgres.options());
        // A client that takes next to nothing is to stay, and to be a burden for as long as it can.
        options.add("-Dserver.tomcat.connection-timeout=10m");
        jar = Jars.start(folder, options);
        service = new Service(jar.port());
        client = new TrainingClient(service);
        vitals = new Vitals(jar, service, folder);
        dataset = client.sample("digits");
    }

    @AfterAll
    static void stop() throws IOException {
        jar.close();
        postgres.close();
    }

    private static String submit(int epochs) {
        return client.submit("{'dataset':'" + dataset + "'," + NETWORK + epochs + "}");
    }

    /// A job that nothing happens to.
    private static String paused(int epochs) {
        String id = submit(epochs);
        client.await(id, StreamsIT::hasTrained);
        command(id, "pause");
        client.await(id, now -> now.path("status").asString().equals("paused"));
        return id;
    }

    private static boolean hasTrained(JsonNode job) {
        return job.path("progress").path("epoch").asInt() > 0;
    }

    private static void command(String id, String verb) {
        assertThat(service.postJson("/v1/jobs/" + id + "/" + verb, "").status()).isBetween(200, 202);
    }

    private static void cancel(String id) {
        command(id, "cancel");
        client.awaitEnd(id);
    }

    /// By the pages, which no connection cuts.
    private static List<JsonNode> events(String id) {
        List<JsonNode> events = new ArrayList<>();
        String after = "0";
        boolean more = true;
        while (more) {
            JsonNode page = service.get("/v1/jobs/" + id + "/events?limit=100&after=" + after)
                    .json();
            page.path("data").forEach(events::add);
            after = page.path("last_id").asString();
            more = page.path("has_more").asBoolean();
        }
        return events;
    }

    @Test
    void whoIsCutOffAtAnyByteHearsEveryEpochOnceAndInOrder() throws Exception {
        int clients = Effort.of(40, 100);
        int epochs = Effort.of(150, 300);
        String id = submit(epochs);
        List<CutListener> listeners = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CutListener>> all = IntStream.range(0, clients)
                    .mapToObj(
                            i -> new CutListener(jar.port(), "/v1/jobs/" + id + "/events", new Random(Effort.SEED + i)))
                    .map(listener -> threads.submit(listener::listen))
                    .toList();
            for (Future<CutListener> one : all) {
                listeners.add(one.get(10, TimeUnit.MINUTES));
            }
        }
        List<JsonNode> events = events(id);
        List<Heard> expected = events.stream()
                .map(event -> new Heard(
                        event.path("id").asString(),
                        event.path("event").asString(),
                        event.path("data").toString()))
                .toList();
        assertThat(events.stream()
                        .filter(event -> event.path("event").asString().equals("epoch"))
                        .map(event -> event.path("data").path("epoch").asInt()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, epochs).boxed().toList());
        assertThat(expected.getLast().event()).isEqualTo("end");
        for (CutListener listener : listeners) {
            assertThat(listener.heard()).isEqualTo(expected);
        }
        int connections = listeners.stream().mapToInt(CutListener::connections).sum();
        log.info("{} connections for {} clients and {} events each", connections, listeners.size(), expected.size());
        assertThat(connections).as("connections").isGreaterThan(10 * listeners.size());
    }

    /// Nothing is written but comments, so this is how long it takes at the worst: a client that has hung up answers
    /// the first of them with a reset, which the second one meets. Threads and files may be a few more than before,
    /// those of pools that have grown: a hundredth of what would be left.
    @Test
    void whoGoesAwayLeavesNoStreamThreadOrSocket() throws Exception {
        String id = Effort.isFull() ? paused(10_000) : submit(10_000);
        client.await(id, StreamsIT::hasTrained);
        int few = 10;
        int files = vitals.openFiles();
        int threads = vitals.platformThreads();
        int requests = vitals.requestThreads();
        Random random = new Random(Effort.SEED);
        for (int i = 0; i < 1000; i++) {
            comeAndGo(id, random);
        }
        long begun = System.nanoTime();
        Awaitility.await().atMost(Duration.ofSeconds(35)).until(() -> vitals.streams() == 0);
        log.info("The last stream ended after {}", Duration.ofNanos(System.nanoTime() - begun));
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(vitals.openFiles()).as("files").isLessThanOrEqualTo(files + few);
            assertThat(vitals.requestThreads()).as("requests").isLessThanOrEqualTo(requests);
        });
        log.info("Files {} → {}, threads {} → {}", files, vitals.openFiles(), threads, vitals.platformThreads());
        assertThat(vitals.platformThreads()).as("threads").isLessThanOrEqualTo(threads + few);
        cancel(id);
    }

    private static void comeAndGo(String id, Random random) throws IOException {
        byte[] request = ("GET /v1/jobs/" + id
                        + "/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket("localhost", jar.port())) {
            socket.setSoLinger(random.nextBoolean(), 0);
            switch (random.nextInt(4)) {
                case 0 -> socket.getOutputStream().write(request, 0, random.nextInt(request.length));
                case 1 -> socket.getOutputStream().write(request);
                case 2 -> {
                    socket.getOutputStream().write(request);
                    socket.getInputStream().readNBytes(1 + random.nextInt(100));
                }
                default -> {
                    socket.getOutputStream().write(request);
                    socket.getInputStream().readNBytes(600);
                }
            }
        }
    }

    @Test
    @Tag("timed")
    void whoTakesOneByteASecondNeitherSlowsTrainingNorFillsTheHeap() throws Exception {
        int readers = Effort.of(5, 50);
        int epochs = Effort.of(50, 600);
        String history = paused(10_000);
        LongHistory.of(history, postgres.source());
        List<Double> alone = new ArrayList<>();
        List<Double> followed = new ArrayList<>();
        List<Long> heap = new ArrayList<>();
        seconds(paused(epochs));
        for (int round = 0; round < 3; round++) {
            alone.add(seconds(paused(epochs)));
            long before = vitals.heap();
            String id = paused(epochs);
            String path = "/v1/events?job=" + history + "&job=" + id;
            try (SlowReaders _ = new SlowReaders(readers, jar.port(), path)) {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(2))
                        .pollInterval(Vitals.POLL_INTERVAL)
                        .untilAsserted(() -> assertThat(vitals.blockedWrites()).isEqualTo(readers));
                followed.add(seconds(id));
                heap.add(vitals.heap() - before);
            }
        }
        log.info("Seconds alone {}, followed {}; bytes more {}", alone, followed, heap);
        assertThat(median(followed)).isLessThan(1.5 * median(alone));
        assertThat(heap).allSatisfy(bytes -> assertThat(bytes).isLessThan(readers * 512L * 1024));
        cancel(history);
    }

    /// Lets a paused job go on.
    ///
    /// @return how long it then takes
    private static double seconds(String id) {
        command(id, "resume");
        JsonNode job = client.awaitEnd(id);
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("succeeded");
        List<Instant> moves = job.path("transitions")
                .valueStream()
                .map(move -> Instant.parse(move.path("at").asString()))
                .toList();
        return Duration.between(moves.get(moves.size() - 2), moves.getLast()).toMillis() / 1000.0;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
