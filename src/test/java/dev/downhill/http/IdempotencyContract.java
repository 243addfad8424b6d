package dev.downhill.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Requests that are repeated under one key, on every database.
abstract class IdempotencyContract extends RunningService {

    private static final String CSV = "x,y\n1,a\n2,b\n3,a\n4,b\n";
    private static final String NETWORK = "{\"name\":\"kept\",\"layers\":[{\"type\":\"output\"}]}";
    private static final int THREADS = 50;
    private static final int KEYS = 100;

    @Autowired
    private IdempotencyKeys keys;

    @Autowired
    private JdbcClient jdbc;

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Answer post(String key, String path, String contentType, String body) {
        return service.send(service.request(path)
                .header("Idempotency-Key", key)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    private Answer json(String key, String path, String body) {
        return post(key, path, "application/json", body);
    }

    private Answer form(String key, String boundary, String csv) {
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                + csv + "\r\n--" + boundary + "--\r\n";
        return post(key, "/v1/datasets", "multipart/form-data; boundary=" + boundary, body);
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static void assertReplayed(Answer first, Answer second) {
        assertThat(first.status()).as(first.text()).isBetween(201, 202);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        for (String header : List.of("Location", "Retry-After", "Content-Type")) {
            assertThat(second.header(header)).as(header).isEqualTo(first.header(header));
        }
        assertThat(first.header("Location")).endsWith(first.json().path("id").asString());
        assertThat(first.header("Content-Type")).isEqualTo("application/json");
    }

    private static void assertRefused(Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).contains(words);
    }

    @Test
    void aNetworkIsStoredOnce() {
        String key = key();
        Answer first = json(key, "/v1/networks", NETWORK);
        int rows = rows("networks");

        assertReplayed(first, json(key, "/v1/networks", NETWORK.replace(":", " : ")));
        assertThat(rows("networks")).isEqualTo(rows);
        assertThat(json(key(), "/v1/networks", NETWORK).text()).isNotEqualTo(first.text());
    }

    @Test
    void aDatasetIsStoredOnceHoweverItsFormIsWrapped() {
        String key = key();
        Answer first = form(key, "one", CSV);
        int rows = rows("datasets");

        assertReplayed(first, form(key, "another", CSV));
        assertThat(rows("datasets")).isEqualTo(rows);
        assertRefused(form(key, "one", CSV + "5,a\n"), 422, "key_reused");
    }

    @Test
    void aDatasetOfABareBodyIsStoredOnce() {
        String key = key();
        assertReplayed(
                post(key, "/v1/datasets?name=a", "text/csv", CSV), post(key, "/v1/datasets?name=a", "text/csv", CSV));
        assertRefused(post(key, "/v1/datasets?name=b", "text/csv", CSV), 422, "key_reused");
    }

    @Test
    void aSampleIsMadeOnce() {
        String key = key();
        assertReplayed(json(key, "/v1/samples/iris", ""), json(key, "/v1/samples/iris", ""));
        assertRefused(json(key, "/v1/samples/digits", ""), 422, "key_reused");
    }

    @Test
    void aKeyBelongsToOneRequest() {
        String key = key();
        json(key, "/v1/networks", NETWORK);

        assertRefused(json(key, "/v1/networks", NETWORK.replace("kept", "other")), 422, "key_reused");
        assertRefused(json(key, "/v1/samples/iris", ""), 422, "key_reused");
    }

    @Test
    void aRefusalFreesTheKey() {
        String key = key();
        assertRefused(json(key, "/v1/networks", "{\"name\":\"\"}"), 422, "#/name");
        assertThat(json(key, "/v1/networks", NETWORK).status()).isEqualTo(201);
    }

    @Test
    void whileTheFirstStillRunsTheSecondIsToldToWait() {
        String key = key();
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        keys.claim(key, Fingerprint.of("createSample", "iris"), "another", now, now.plus(Duration.ofDays(9999)));

        Answer answer = json(key, "/v1/samples/iris", "");

        assertRefused(answer, 409, "still runs");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb"})
    void whatIsNoKeyIsRefused(String key) {
        assertRefused(json(key, "/v1/networks", NETWORK), 422, "wrong_key");
    }

    @Test
    void aKeyHasALargestLength() {
        assertRefused(json("k".repeat(256), "/v1/networks", NETWORK), 422, "1 to 255");
        assertThat(json(key() + "k".repeat(255 - 36), "/v1/networks", NETWORK).status())
                .isEqualTo(201);
    }

    @Test
    void manyClientsRepeatingManyRequestsMakeOneJobEach() throws Exception {
        String dataset = json(key(), "/v1/samples/iris", "").json().path("id").asString();
        String mark = key();
        String body = "{\"dataset\":\"" + dataset + "\",\"network\":{\"layers\":[{\"type\":\"output\"}]},\"epochs\":1,"
                + "\"metadata\":{\"mark\":\"" + mark + "\"}}";
        List<Future<List<String>>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                clients.add(threads.submit(() -> {
                    List<Integer> order =
                            new ArrayList<>(IntStream.range(0, KEYS).boxed().toList());
                    Collections.shuffle(order, random);
                    String[] answers = new String[KEYS];
                    order.forEach(n -> answers[n] = insist(mark + n, body));
                    return List.of(answers);
                }));
            }
        }
        List<String> heard = clients.getFirst().get();
        for (Future<List<String>> client : clients) {
            assertThat(client.get()).isEqualTo(heard);
        }
        assertThat(heard).doesNotHaveDuplicates().hasSize(KEYS);
        assertThat(jdbc.sql("select count(*) from jobs where metadata like ?")
                        .param("%" + mark + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(KEYS);
    }

    /// Repeats a request until it has its answer, as a client does: also while all connections to the database are
    /// taken.
    private String insist(String key, String body) {
        for (int attempt = 0; attempt < 200; attempt++) {
            Answer answer = json(key, "/v1/jobs", body);
            if (answer.status() == 202) {
                return answer.text();
            }
            assertThat(answer.status()).as(answer.text()).isIn(409, 503);
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("no answer under the key " + key);
    }
}
