package dev.downhill.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.downhill.RunningJar;
import dev.downhill.UnpackedJar;
import dev.downhill.testing.Databases;
import dev.downhill.testing.Service;
import dev.downhill.testing.Service.Answer;
import dev.downhill.training.TrainingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An API replica and a worker, each a process of its own, on one PostgreSQL.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RolesIT {

    private static final String NETWORK = "'network':{'layers':[{'type':'output'}]}";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    private final String url = Databases.postgresUrl();

    @Test
    void anApiReplicaLeavesJobsToWorkersAndWorkersLeaveClientsToIt() throws IOException {
        try (RunningJar api = start("api", "-Ddownhill.training.memory=32MB")) {
            Service service = new Service(api.port());
            TrainingClient client = new TrainingClient(service);
            String iris = client.sample("iris");
            String quick = client.submit("{'name':'quick','dataset':'" + iris + "'," + NETWORK + ",'epochs':3}");
            await().during(PATIENCE)
                    .atMost(PATIENCE.multipliedBy(2))
                    .until(() -> status(client.job(quick)).equals("queued"));
            assertTooLarge(service, iris);
            assertHealthy(service);
            try (RunningJar worker = start("worker")) {
                assertThat(status(client.awaitEnd(quick))).isEqualTo("succeeded");
                assertThat(predicted(service)).isEqualTo(200);
                String endless = client.submit(
                        "{'dataset':'" + iris + "'," + NETWORK + ",'epochs':100000,'early_stopping':null}");
                client.await(endless, job -> status(job).equals("running"));
                assertThat(service.postJson("/v1/jobs/" + endless + "/cancel", "")
                                .status())
                        .isEqualTo(200);
                assertThat(status(client.awaitEnd(endless))).isEqualTo("cancelled");
                assertOperationsAlone(new Service(worker.port()));
            }
        }
    }

    private static void assertTooLarge(Service service, String dataset) {
        Answer refused = service.postJson(
                "/v1/jobs",
                ("{'dataset':'" + dataset + "','network':{'layers':[{'type':'dense','units':4000},"
                                + "{'type':'dense','units':4000},{'type':'output'}]}}")
                        .replace('\'', '"'));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("too_large_for_memory", "this service has 32 MiB");
    }

    private static int predicted(Service service) {
        return service.postJson("/v1/models/quick/predict", """
                {"instances":[{"sepal_length":5.1,"sepal_width":3.5,"petal_length":1.4,"petal_width":0.2}]}""").status();
    }

    private static void assertOperationsAlone(Service worker) {
        assertHealthy(worker);
        assertThat(worker.get("/actuator/prometheus").text()).contains("downhill_epoch_seconds_count");
        for (Answer refused : List.of(
                worker.get("/v1/jobs"),
                worker.get("/v1/nothing"),
                worker.get("/"),
                worker.get("/swagger-ui.html"),
                worker.get("/actuatorish"),
                worker.postJson("/v1/samples/iris", ""))) {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
            assertThat(refused.header("Retry-After")).isNotBlank();
            assertThat(refused.json().path("detail").asString()).contains("worker", "API replica");
            assertThat(refused.json().path("request_id").asString()).startsWith("req_");
        }
    }

    private static void assertHealthy(Service replica) {
        for (String probe : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            assertThat(replica.get(probe).text()).as(probe).contains("\"UP\"");
        }
    }

    @Test
    void aPartOfTheServiceDoesNotStartOnH2AndSaysWhy() {
        for (String role : List.of("api", "worker")) {
            assertThatThrownBy(() -> UnpackedJar.start(folder, "-Ddownhill.role=" + role))
                    .hasMessageContaining("downhill.role=" + role + " on H2")
                    .hasMessageContaining("PostgreSQL that all replicas share")
                    .hasMessageNotContaining("\tat ");
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void anUnknownRoleIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> UnpackedJar.start(folder, "-Ddownhill.role=leader"))
                .hasMessageContaining("leader")
                .hasMessageContaining("WORKER");
    }

    private RunningJar start(String role, String... options) throws IOException {
        return UnpackedJar.start(
                Files.createTempDirectory(folder, role),
                Stream.concat(
                                Stream.of(
                                        "-Ddownhill.role=" + role,
                                        "-Dspring.datasource.url=" + url,
                                        "-Dspring.datasource.username=postgres",
                                        "-Dspring.datasource.password=postgres"),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    private static String status(JsonNode job) {
        return job.path("status").asString();
    }
}
