package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.RunningJar;
import dev.downhill.testing.Service;
import dev.downhill.training.TrainingClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// A running job survives the end of its process, orderly or not, on every database; and so does an answer that was
/// given.
abstract class RestartContract {

    private static final Duration GRACE = Duration.ofSeconds(10);

    /// Long enough to be interrupted three times, short enough to be run twice.
    private static final String DENSE = "digits 'network':{'layers':[{'type':'dense','units':" + Effort.of(96, 256)
            + ",'activation':'relu'},{'type':'output'}]},'early_stopping':null,'epochs':" + Effort.of(80, 200) + "}";

    /// Everything that has a memory: running statistics, moments, the best weights, patience, a plateau.
    private static final String FORGETFUL =
            "faces 'network':{'layers':[{'type':'conv2d','filters':8},{'type':'batch_norm'},"
                    + "{'type':'flatten'},{'type':'dropout','rate':0.2},{'type':'output'}]},"
                    + "'optimizer':{'type':'nadam'},'schedule':{'type':'reduce_on_plateau','patience':2},"
                    + "'early_stopping':{'patience':100},'epochs':" + Effort.of(50, 120) + "}";

    @TempDir
    private Path folder;

    /// Options of the java command that say where the database is.
    abstract List<String> options();

    static List<String> recipes() {
        return List.of(DENSE, FORGETFUL);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aJobOutlivesKillsAndAStopAndEndsWithTheSameWeightsAndAnAnswerAKill(String recipe) throws IOException {
        String id;
        String answered;
        String uninterrupted;
        JsonNode curves;
        RunningJar first = start();
        try (first) {
            TrainingClient client = client(first);
            String[] parts = recipe.split(" ", 2);
            String job = "{'dataset':'" + client.sample(parts[0]) + "'," + parts[1];
            JsonNode reference = client.train(job);
            uninterrupted = client.weights(reference);
            curves = curves(first, reference.path("id").asString());
            id = client.submit(job);
            client.await(id, now -> epoch(now) > 1);
            answered = sample(first);
            first.kill();
        }
        int seen;
        RunningJar second = start();
        try (second) {
            assertThat(sample(second)).as("the answer to a repeated request").isEqualTo(answered);
            JsonNode revived = client(second).await(id, now -> isAttempt(2, now) && epoch(now) > 3);
            seen = epoch(revived);
            second.kill();
        }
        RunningJar third = start();
        assertThat(epoch(client(third).job(id))).as("no epoch is trained twice").isGreaterThanOrEqualTo(seen);
        seen = epoch(client(third).await(id, now -> isAttempt(3, now)));
        long begun = System.nanoTime();
        third.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(GRACE);
        try (RunningJar fourth = start()) {
            assertThat(epoch(client(fourth).job(id))).isGreaterThanOrEqualTo(seen);
            JsonNode ended = client(fourth).awaitEnd(id);
            assertThat(ended.path("status").asString()).isEqualTo("succeeded");
            assertThat(ended.path("attempt").asInt())
                    .as("a stopped one does not")
                    .isEqualTo(3);
            assertThat(client(fourth).weights(ended)).isEqualTo(uninterrupted);
            JsonNode resumed = curves(fourth, id);
            for (String series : List.of("train_loss", "validation_loss", "learning_rate", "gradient_norm")) {
                assertThat(resumed.path("series").path(series))
                        .as(series)
                        .isEqualTo(curves.path("series").path(series));
            }
            assertThat(resumed.path("epochs")).isEqualTo(curves.path("epochs"));
        }
    }

    private static JsonNode curves(RunningJar jar, String id) {
        return new Service(jar.port())
                .get("/v1/jobs/" + id + "/curves?max_points=10000")
                .json();
    }

    private static String sample(RunningJar jar) {
        Service service = new Service(jar.port());
        return service.send(service.request("/v1/samples/iris")
                        .header("Idempotency-Key", "the same")
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .text();
    }

    private RunningJar start() throws IOException {
        return Jars.start(folder, options());
    }

    private static TrainingClient client(RunningJar jar) {
        return new TrainingClient(new Service(jar.port()));
    }

    /// Whether the worker that came after so many lost ones is at it; until it comes, the job stands as it was left.
    private static boolean isAttempt(int attempt, JsonNode job) {
        return job.path("status").asString().equals("running")
                && job.path("attempt").asInt() == attempt;
    }

    private static int epoch(JsonNode job) {
        return job.path("progress").path("epoch").asInt();
    }
}
