package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.RunningJar;
import dev.downhill.testing.Service;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What becomes of a running job when its process ends, well or badly.
class RestartIT {

    /// Long enough to be interrupted twice, short enough to be run three times.
    private static final String RECIPE = "'network':{'layers':[{'type':'dense','units':256,'activation':'relu'},"
            + "{'type':'output'}]},'epochs':150,'early_stopping':null}";

    @TempDir
    private Path folder;

    @Test
    void aJobOutlivesAKilledAndAStoppedServiceAndEndsWithTheSameWeights() throws IOException {
        String id;
        String uninterrupted;
        RunningJar first = start();
        try (first) {
            TrainingClient client = client(first);
            String job = "{'dataset':'" + client.sample("digits") + "'," + RECIPE;
            uninterrupted = client.weights(client.train(job));
            id = client.submit(job);
            client.await(id, RestartIT::hasEpochs);
            first.kill();
        }
        try (RunningJar second = start()) {
            JsonNode revived = client(second).await(id, RestartIT::hasEpochs);
            assertThat(revived.path("attempt").asInt())
                    .as("a killed worker uses one up")
                    .isEqualTo(2);
        }
        try (RunningJar third = start()) {
            JsonNode ended = client(third).awaitEnd(id);
            assertThat(ended.path("status").asString()).isEqualTo("succeeded");
            assertThat(ended.path("attempt").asInt())
                    .as("a stopped one does not")
                    .isEqualTo(2);
            assertThat(ended.path("transitions")
                            .valueStream()
                            .map(move -> move.path("status").asString()))
                    .isEqualTo(List.of("queued", "running", "queued", "running", "queued", "running", "succeeded"));
            assertThat(client(third).weights(ended)).isEqualTo(uninterrupted);
        }
    }

    @Test
    void anAnswerThatWasGivenOutlivesAKilledService() throws IOException {
        String first;
        RunningJar killed = start();
        try (killed) {
            first = sample(killed);
            killed.kill();
        }
        try (RunningJar next = start()) {
            assertThat(sample(next)).isEqualTo(first);
        }
    }

    private static String sample(RunningJar jar) {
        Service service = new Service(jar.port());
        return service.send(service.request("/v1/samples/iris")
                        .header("Idempotency-Key", "the same")
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .text();
    }

    private RunningJar start() throws IOException {
        return new RunningJar(folder, "--add-modules", "jdk.incubator.vector");
    }

    private static TrainingClient client(RunningJar jar) {
        return new TrainingClient(new Service(jar.port()));
    }

    private static boolean hasEpochs(JsonNode job) {
        return job.path("status").asString().equals("running")
                && job.path("progress").path("epoch").asInt() > 1;
    }
}
