package dev.downhill.contract;

import dev.downhill.contract.ApiDocument.Operation;
import dev.downhill.testing.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Sends generated requests to every operation of a service and judges each answer by the document.
///
/// Request number `i` of a seed is the same in every run as far as the ids in it are: what exists depends on the
/// answers before.
final class FuzzRun {

    private static final int MAX_FAULTS = 20;
    private static final int MAX_BODY = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Service service;
    private final ApiDocument document;
    private final AnswerCheck check;
    private final Known known;
    private final long seed;
    private final HttpClient client = HttpClient.newHttpClient();

    /// The first request that showed a fault, by the fault.
    private final Map<String, String> faults = new TreeMap<>();

    private final Map<Integer, Integer> statuses = new TreeMap<>();

    /// Ids of the operations that a request succeeded with.
    private final Set<String> succeeded = new TreeSet<>();

    FuzzRun(Service service, ApiDocument document, Known known, long seed) {
        this.service = service;
        this.document = document;
        this.known = known;
        this.seed = seed;
        check = new AnswerCheck(document);
    }

    /// @return every kind of fault with the first request that showed it
    Map<String, String> run(int count) {
        List<Operation> operations = document.operations();
        for (int i = 0; i < count && faults.size() < MAX_FAULTS; i++) {
            Random random = new Random(seed + i);
            random.nextLong();
            Operation operation = operations.get(i % operations.size());
            send(i, operation, new RequestMaker(document, known, random).make(operation));
        }
        return faults;
    }

    /// Operations whose every answer was an error: nothing is known of what they answer otherwise.
    List<String> neverSucceeded() {
        return document.operations().stream()
                .map(Operation::id)
                .filter(id -> !succeeded.contains(id))
                .toList();
    }

    /// How many answers had which status.
    Map<Integer, Integer> statuses() {
        return statuses;
    }

    private void send(int number, Operation operation, GeneratedRequest generated) {
        String request = "seed " + seed + ", request " + number + ":\n" + generated;
        Exchange exchange;
        try {
            exchange = exchange(generated);
        } catch (IOException e) {
            faults.putIfAbsent(operation.id() + ": " + e, request);
            return;
        }
        statuses.merge(exchange.status(), 1, Integer::sum);
        if (exchange.status() < 300) {
            succeeded.add(operation.id());
        }
        String answer = request + "\n=> " + exchange.status() + " "
                + new String(
                        exchange.body(),
                        0,
                        Math.min(exchange.body().length, 2000),
                        java.nio.charset.StandardCharsets.UTF_8);
        if (exchange.status() >= 500) {
            faults.putIfAbsent(operation.id() + " answers " + exchange.status(), answer);
        }
        check.faults(operation, exchange).forEach(fault -> faults.putIfAbsent(fault, answer));
        note(operation, exchange);
    }

    /// Remembers what was made, ends the training of jobs, and keeps webhooks fewer than the service allows.
    private void note(Operation operation, Exchange exchange) {
        if (!exchange.headers().containsKey("Location")) {
            return;
        }
        String id = JsonMapper.shared().readTree(exchange.body()).path("id").asString("");
        String kind = operation.path().startsWith("/v1/samples")
                ? "datasets"
                : operation.path().split("/", -1)[2];
        Optional<String> forgotten = known.made(kind, id);
        if (kind.equals("webhooks")) {
            forgotten.ifPresent(webhook -> service.delete("/v1/webhooks/" + webhook));
        }
        if (kind.equals("jobs")) {
            service.postJson("/v1/jobs/" + id + "/cancel", "");
        }
    }

    private Exchange exchange(GeneratedRequest generated) throws IOException {
        HttpRequest.Builder request = service.request(generated.target())
                .timeout(PATIENCE)
                .method(generated.method(), publisher(generated.body()));
        generated.headers().forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                boolean stream =
                        response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
                return new Exchange(
                        generated.method(),
                        generated.path(),
                        response.statusCode(),
                        response.headers().map(),
                        stream ? new byte[0] : body.readNBytes(MAX_BODY));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    private static HttpRequest.BodyPublisher publisher(byte @Nullable [] body) {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    }
}
