package dev.downhill.reliability;

import dev.downhill.testing.Service;
import dev.downhill.testing.Service.Answer;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Eight clients at once, who write into a {@link Ledger} what the service has acknowledged: four upload datasets, two
/// train a job each and ask its model for a prediction, one stores networks and one puts aliases on models. They end
/// when the service does.
final class Writers implements AutoCloseable {

    private static final String NETWORK = "{\"layers\":[{\"type\":\"output\"}]";
    private static final Duration POLL = Duration.ofMillis(10);

    private final Service service;
    private final Ledger ledger;
    private final String dataset;
    private final AtomicInteger count;
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;

    /// @param dataset to train on: the sample `iris`
    /// @param count of everything that was ever written, for names that are used once
    Writers(Service service, Ledger ledger, String dataset, AtomicInteger count) {
        this.service = service;
        this.ledger = ledger;
        this.dataset = dataset;
        this.count = count;
        this.threads = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofPlatform().name("writer " + i).start(() -> writeOn(i)))
                .toList();
    }

    private void writeOn(int writer) {
        try {
            while (true) {
                write(writer, count.incrementAndGet());
            }
        } catch (UncheckedIOException e) {
            // The service was killed; what it had not answered it need not keep.
        } catch (RuntimeException | AssertionError e) {
            complaints.add(e.toString());
        }
    }

    private void write(int writer, int number) {
        switch (writer) {
            case 0, 1, 2, 3 -> upload(number);
            case 4, 5 -> train(number);
            case 6 -> storeNetwork(number);
            default -> renameModel(number);
        }
    }

    private void upload(int number) {
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int row = 0; row < 50; row++) {
            csv.append(number)
                    .append('.')
                    .append(row)
                    .append(',')
                    .append(row % 2 == 0 ? "a" : "b")
                    .append('\n');
        }
        JsonNode made = created(
                201,
                service.post(
                        "/v1/datasets?name=d" + number,
                        "text/csv",
                        csv.toString().getBytes(StandardCharsets.UTF_8)));
        keep("/v1/datasets/", made, "sha256");
    }

    private void train(int number) {
        String job = "{\"name\":\"m" + number + "\",\"dataset\":\"" + dataset + "\",\"network\":" + NETWORK
                + "},\"epochs\":2}";
        JsonNode made = created(202, service.postJson("/v1/jobs", job));
        keep("/v1/jobs/", made, "name");
        JsonNode now = made;
        while (!now.path("terminal").asBoolean()) {
            LockSupport.parkNanos(POLL.toNanos());
            now = created(200, service.get("/v1/jobs/" + made.path("id").asString()));
        }
        JsonNode model =
                created(200, service.get("/v1/models/" + now.path("model").asString()));
        keep("/v1/models/", model, "weights_sha256");
        created(200, service.postJson("/v1/models/m" + number + "/predict", "{\"instances\":[[5.1,3.5,1.4,0.2]]}"));
    }

    private void storeNetwork(int number) {
        String network = NETWORK + ",\"name\":\"n" + number + "\"}";
        keep("/v1/networks/", created(201, service.postJson("/v1/networks", network)), "name");
    }

    /// The newest model gets an alias of its own.
    private void renameModel(int number) {
        JsonNode newest =
                created(200, service.get("/v1/models?limit=1")).path("data").path(0);
        if (newest.isMissingNode()) {
            LockSupport.parkNanos(POLL.toNanos());
            return;
        }
        String alias = "/v1/models/" + newest.path("name").asString() + "/aliases/a" + number;
        byte[] version = "{\"version\":1}".getBytes(StandardCharsets.UTF_8);
        Answer answer = service.send(service.request(alias)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(version)));
        created(200, answer);
        ledger.acknowledged(
                "/v1/models/" + newest.path("name").asString() + "@a" + number,
                "weights_sha256",
                newest.path("weights_sha256").asString());
    }

    private void keep(String path, JsonNode made, String field) {
        ledger.acknowledged(
                path + made.path("id").asString(), field, made.path(field).asString());
    }

    private static JsonNode created(int status, Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
        return answer.json();
    }

    /// Waits until all have noticed that the service is gone.
    ///
    /// @return answers that are errors while the service lives
    List<String> complaints() {
        close();
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        threads.forEach(thread -> {
            try {
                thread.join(Duration.ofSeconds(60));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
