package dev.downhill.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// Every {@link Attack} is refused with a problem that names the place, and leaves nothing behind.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "downhill.webhooks.enabled=false")
abstract class HostileInputContract extends RunningService {

    private static final List<String> TABLES = List.of(
            "blob_chunks",
            "blobs",
            "chunk_contents",
            "chunks",
            "datasets",
            "epoch_metrics",
            "idempotency_bodies",
            "idempotency_keys",
            "job_transitions",
            "jobs",
            "job_events",
            "model_aliases",
            "model_names",
            "models",
            "networks",
            "scheduled_deliveries",
            "scheduled_endings",
            "scheduled_tasks",
            "webhook_deliveries",
            "webhooks");

    private @Nullable Ground ground;

    @Autowired
    private JdbcClient database;

    static Stream<Attack> attack() {
        return Stream.of(
                        ProtocolAttacks.all(),
                        NetworkAttacks.all(),
                        UploadAttacks.all(),
                        ImageAttacks.all(),
                        JobAttacks.all(),
                        ModelAttacks.all(),
                        PredictionAttacks.all(),
                        WebhookAttacks.all(),
                        BombAttacks.all())
                .flatMap(attacks -> attacks);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void attack(Attack attack) {
        Ground prepared = ground();
        Map<String, Long> before = rowCounts();

        Answer answer = service.send(request(attack, prepared));

        assertThat(answer.status()).as(answer.text()).isEqualTo(attack.status());
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text()).doesNotContain("Exception", "dev.downhill", "springframework", "java.", "select ");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").intValue()).isEqualTo(attack.status());
        assertThat(problem.path("detail").stringValue()).isNotBlank();
        if (attack.place() != null) {
            assertThat(places(problem))
                    .as(answer.text())
                    .anyMatch(place ->
                            place.equals(attack.place()) || (!problem.has("errors") && place.contains(attack.place())));
        }
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    void thereAreMoreThanSixty() {
        assertThat(attack()).hasSizeGreaterThan(60);
        assertThat(attack().map(Attack::toString)).doesNotHaveDuplicates();
    }

    private HttpRequest.Builder request(Attack attack, Ground prepared) {
        HttpRequest.Builder request = service.request(prepared.fill(attack.path()));
        attack.headers().forEach(request::header);
        return request.method(attack.method(), publisher(attack, prepared));
    }

    private static HttpRequest.BodyPublisher publisher(Attack attack, Ground prepared) {
        byte[] body = attack.body();
        if (body == null) {
            return HttpRequest.BodyPublishers.noBody();
        }
        if (!attack.headers().getOrDefault("Content-Type", "").equals("application/json")) {
            return HttpRequest.BodyPublishers.ofByteArray(body);
        }
        return HttpRequest.BodyPublishers.ofString(prepared.fill(new String(body, StandardCharsets.UTF_8)));
    }

    private static List<String> places(JsonNode problem) {
        return problem.has("errors")
                ? problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString(""))
                        .toList()
                : List.of(problem.path("detail").asString(""));
    }

    private Ground ground() {
        if (ground == null) {
            ground = Ground.prepare(service);
        }
        return ground;
    }

    private Map<String, Long> rowCounts() {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : TABLES) {
            counts.put(
                    table,
                    database.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single());
        }
        return counts;
    }

    @Test
    void everyTableIsWatched() {
        List<@Nullable String> tables = database.sql("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_name <> 'flyway_schema_history'")
                .query(String.class)
                .list();
        assertThat(tables).containsExactlyInAnyOrderElementsOf(TABLES);
    }
}
