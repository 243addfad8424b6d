package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.RunningJar;
import dev.downhill.testing.Service;
import dev.downhill.training.TrainingClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The backup of a service on PostgreSQL as README.md describes it: its commands, run while a job trains, and the
/// restored service.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BackupPostgresIT {

    private static final String PREDICT = "/v1/models/iris/predict";
    private static final String FLOWER = """
            {"instances":[{"sepal_length":5.1,"sepal_width":3.5,"petal_length":1.4,"petal_width":0.2}]}""";

    private static final Pattern VERSION = Pattern.compile("\\d+");

    @TempDir
    private Path folder;

    /// They dump no server that is newer than themselves.
    private static void assumeTools(StoppablePostgres server) {
        int version = JdbcClient.create(server.source())
                .sql("select current_setting('server_version_num')::int / 10000")
                .query(Integer.class)
                .single();
        Assumptions.assumeTrue(
                toolVersion() >= version,
                "PG_DUMP " + version + " IS MISSING, SO NO BACKUP OF POSTGRESQL IS TESTED (Debian: postgresql-client)");
    }

    /// @return 0 if there are none
    private static int toolVersion() {
        try (BufferedReader output =
                new ProcessBuilder("pg_dump", "--version").start().inputReader()) {
            Matcher version = VERSION.matcher(output.readLine());
            return version.find() ? Integer.parseInt(version.group()) : 0;
        } catch (IOException _) {
            return 0;
        }
    }

    /// Runs one of PostgreSQL's own tools against a server.
    private void run(StoppablePostgres server, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("PGHOST", "localhost", "PGPORT", Integer.toString(server.port()), "PGUSER", "postgres"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(output).isZero();
    }

    private RunningJar start(StoppablePostgres server, String home) throws IOException {
        return Jars.start(
                folder, List.of(server.optionsOf("downhill").getFirst(), "-Ddownhill.home=" + folder.resolve(home)));
    }

    private static boolean isUnderWay(JsonNode job) {
        return job.path("progress").path("epoch").asInt() > 10;
    }

    @Test
    void aDumpMadeWhileAJobTrainsHasModelsAndTheJobGoesOnFromIt() throws Exception {
        String finished;
        String training;
        String curves;
        String prediction;
        String weights;
        try (StoppablePostgres server = new StoppablePostgres(folder.resolve("first"))) {
            assumeTools(server);
            run(server, "createdb", "downhill");
            try (RunningJar original = start(server, "original")) {
                Service service = new Service(original.port());
                TrainingClient client = new TrainingClient(service);
                finished = client.train("{'name':'iris','dataset':'" + client.sample("iris")
                                + "','network':{'layers':[{'type':'dense','units':8},{'type':'output'}]},'epochs':5}")
                        .path("id")
                        .asString();
                prediction = service.postJson(PREDICT, FLOWER).text();
                training = client.submit("{'dataset':'" + client.sample("digits")
                        + "','network':{'layers':[{'type':'dense','units':64},{'type':'output'}]},"
                        + "'early_stopping':null,'epochs':400}");
                client.await(training, BackupPostgresIT::isUnderWay);
                run(server, "pg_dump", "--format=custom", "--file=downhill.dump", "downhill");
                assertThat(client.job(training).path("status").asString()).isEqualTo("running");
                weights = client.weights(client.awaitEnd(training));
                curves = service.get("/v1/jobs/" + finished + "/curves").text();
            }
        }
        try (StoppablePostgres server = new StoppablePostgres(folder.resolve("second"))) {
            run(server, "createdb", "downhill");
            run(server, "pg_restore", "--dbname=downhill", "downhill.dump");
            try (RunningJar restored = start(server, "restored")) {
                Service service = new Service(restored.port());
                TrainingClient client = new TrainingClient(service);
                assertThat(service.get("/v1/jobs/" + finished + "/curves").text())
                        .isEqualTo(curves);
                assertThat(prediction).contains("\"label\"");
                assertThat(service.postJson(PREDICT, FLOWER).text()).isEqualTo(prediction);
                JsonNode ended = client.awaitEnd(training);
                assertThat(ended.path("attempt").asInt()).isEqualTo(2);
                assertThat(client.weights(ended)).isEqualTo(weights);
            }
        }
    }
}
