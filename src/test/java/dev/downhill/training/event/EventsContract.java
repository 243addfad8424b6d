package dev.downhill.training.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import dev.downhill.training.Job;
import dev.downhill.training.JobError;
import dev.downhill.training.JobStore;
import dev.downhill.training.Progress;
import dev.downhill.training.Sample;
import dev.downhill.training.StopReason;
import dev.downhill.training.TrainingClient;
import dev.downhill.training.curve.Best;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Events over HTTP, on every database. The jobs are made by hand and not trained; the test writes their epochs.
abstract class EventsContract extends RunningService {

    private static final int CLIENTS = 20;
    private static final int EPOCHS = 200;
    private static final int CONNECTIONS = 200;
    private static final Best BEST = new Best(1, 0.5, true);

    @Autowired
    private JobStore store;

    @Autowired
    private EventHub hub;

    @LocalServerPort
    private int webPort;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void hangUp() {
        http.shutdownNow();
    }

    /// A running job without a worker.
    private Job running(String id) {
        Job job = Sample.running(id);
        store.add(job);
        return job;
    }

    private void epoch(Job job, int epoch) {
        assertThat(store.epoch(job.id(), 1, Sample.epoch(epoch, EPOCHS), Progress.NONE, BEST))
                .isTrue();
    }

    private void end(Job job) {
        store.move(job, job.failed(StopReason.ERROR, new JobError("test", "It is over.", "None."), Sample.NOON));
    }

    private void train(Job job) {
        IntStream.rangeClosed(1, EPOCHS).forEach(epoch -> epoch(job, epoch));
        end(job);
    }

    private static JsonNode json(Listener.Told told) {
        return JsonMapper.shared().readTree(told.data());
    }

    private static List<Integer> epochs(Listener listener, String job) {
        return listener.told().stream()
                .filter(told -> told.name().equals("epoch"))
                .map(EventsContract::json)
                .filter(data -> data.path("job").asString().equals(job))
                .map(data -> data.path("epoch").asInt())
                .toList();
    }

    @Test
    void everyClientSeesEveryEpochOnceAndInOrderHoweverOftenItIsCutOff() throws Exception {
        List<Job> jobs = List.of(running("job_cut_a"), running("job_cut_b"));
        List<Listener> listeners = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Random random = new Random(i);
                String path = i % 2 == 0 ? "/v1/jobs/job_cut_a/events" : "/v1/events?job=job_cut_b&job=job_cut_a";
                Listener listener = new Listener(http, webPort, path);
                listeners.add(listener);
                done.add(threads.submit(() -> {
                    while (listener.listen(_ -> random.nextInt(30) == 0) == 200) {
                        Thread.onSpinWait();
                    }
                }));
            }
            jobs.forEach(job -> done.add(threads.submit(() -> train(job))));
            for (Future<?> one : done) {
                one.get(2, TimeUnit.MINUTES);
            }
        }
        List<Integer> all = IntStream.rangeClosed(1, EPOCHS).boxed().toList();
        for (int i = 0; i < CLIENTS; i++) {
            assertThat(epochs(listeners.get(i), "job_cut_a")).as("client %d", i).isEqualTo(all);
            assertThat(epochs(listeners.get(i), "job_cut_b"))
                    .as("client %d", i)
                    .isEqualTo(i % 2 == 0 ? List.of() : all);
            assertThat(listeners.get(i).told().stream()
                            .filter(told -> told.name().equals("end")))
                    .hasSize(i % 2 == 0 ? 1 : 2);
        }
    }

    @Test
    void theEndCarriesTheJobAndClosesTheStreamForGood() {
        TrainingClient client = new TrainingClient(service);
        String id = client.submit(
                "{'dataset':'" + client.sample("iris") + "','network':{'layers':[{'type':'output'}]},'epochs':3}");
        Listener listener = new Listener(http, webPort, "/v1/jobs/" + id + "/events");
        assertThat(listener.listen(_ -> false)).isEqualTo(200);
        assertThat(listener.told().stream()
                        .map(told -> told.name() + " "
                                + json(told)
                                        .path("status")
                                        .asString(json(told).path("epoch").asString(""))))
                .containsExactly(
                        "status queued",
                        "status running",
                        "epoch 1",
                        "epoch 2",
                        "epoch 3",
                        "status succeeded",
                        "end succeeded");
        JsonNode job = json(listener.told().getLast());
        assertThat(job).isEqualTo(client.job(id));
        assertThat(job.path("model").asString()).startsWith("mdl_");
        assertThat(listener.listen(_ -> false)).as("coming back").isEqualTo(204);
    }

    @Test
    void pagesAreInOrderAndGoOnBehindAnEvent() {
        Job job = running("job_pages");
        IntStream.rangeClosed(1, 5).forEach(epoch -> epoch(job, epoch));
        JsonNode first = service.get("/v1/jobs/job_pages/events?limit=3").json();
        assertThat(first.path("has_more").asBoolean()).isTrue();
        assertThat(first.path("data").path(2).path("data").path("epoch").asInt())
                .isEqualTo(1);
        Answer second = service.get("/v1/jobs/job_pages/events?limit=100&after="
                + first.path("last_id").asString());
        assertThat(second.header("Content-Type")).startsWith("application/json");
        assertThat(second.json().path("has_more").asBoolean()).isFalse();
        assertThat(second.json()
                        .path("data")
                        .valueStream()
                        .map(event -> event.path("data").path("epoch").asInt()))
                .containsExactly(2, 3, 4, 5);
    }

    @Test
    void whoWaitsHearsTheEnd() {
        Job job = running("job_soon");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Listener listener = new Listener(http, webPort, "/v1/jobs/job_soon/events");
            Future<Integer> heard = threads.submit(() -> listener.listen(_ -> false));
            Awaitility.await().until(() -> hub.followers() > 0);
            end(job);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(heard::isDone);
            assertThat(listener.told().getLast().name()).isEqualTo("end");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.2", "999999999999", "99999999999999999999999"})
    void anIdThatNoEventHadIsRefused(String id) {
        store.add(Sample.queued("job_id" + id.length()));
        Answer answer = service.send(service.request("/v1/jobs/job_id" + id.length() + "/events")
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", id));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("Last-Event-ID");
    }

    @Test
    void unknownJobsAndTooManyAreRefused() {
        assertThat(service.get("/v1/jobs/job_none/events").status()).isEqualTo(404);
        Answer stream = service.send(service.request("/v1/jobs/job_none/events").header("Accept", "text/event-stream"));
        assertThat(stream.status()).isEqualTo(404);
        assertThat(stream.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(service.get("/v1/events?job=job_none").status()).isEqualTo(404);
        assertThat(service.get("/v1/events").status()).isEqualTo(422);
        assertThat(service.get("/v1/jobs/job_none/events?limit=0").status()).isEqualTo(422);
        String many = IntStream.range(0, 51).mapToObj(i -> "job=job_" + i).collect(Collectors.joining("&"));
        assertThat(service.get("/v1/events?" + many).status()).isEqualTo(422);
    }

    @Test
    void whoeverLeavesLeavesNothingBehind() throws IOException {
        Job job = running("job_left");
        long files = openFiles();
        for (int i = 0; i < CONNECTIONS; i++) {
            try (Socket socket = new Socket("localhost", webPort)) {
                socket.getOutputStream()
                        .write("GET /v1/events?job=job_left HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().readNBytes(15)).asString().isEqualTo("HTTP/1.1 200 \r\n");
            }
        }
        int[] epoch = {0};
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            epoch(job, ++epoch[0]);
            return hub.followers() == 0 && openFiles() <= files + 20;
        });
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("job-events") && thread.isAlive())
                .hasSizeLessThanOrEqualTo(2);
        end(job);
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
