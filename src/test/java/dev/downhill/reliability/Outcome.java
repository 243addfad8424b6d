package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.Service;
import dev.downhill.training.TrainingClient;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The result of a training: equal for two trainings of the same recipe, whatever interrupted them.
///
/// @param stopReason why it ended
/// @param steps that it took
/// @param best epoch and loss
/// @param weights their digest
/// @param evaluation on the test rows, the model's id left out
/// @param series of its curves, but how long epochs took
record Outcome(String stopReason, long steps, JsonNode best, String weights, JsonNode evaluation, JsonNode series) {

    private static final int MOST_POINTS = 10_000;

    /// @param job that has succeeded
    static Outcome of(Service service, JsonNode job) {
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("succeeded");
        TrainingClient client = new TrainingClient(service);
        assertThat(client.weights(job)).hasSize(64);
        return new Outcome(
                job.path("stop_reason").asString(),
                job.path("progress").path("step").asLong(),
                job.path("best"),
                client.weights(job),
                ((ObjectNode) client.evaluation(job)).without("model"),
                series(service, job));
    }

    /// Every epoch once: none is missing, and none thinned out.
    private static JsonNode series(Service service, JsonNode job) {
        JsonNode curves = service.get("/v1/jobs/" + job.path("id").asString() + "/curves?max_points=" + MOST_POINTS)
                .json();
        List<Integer> epochs =
                curves.path("epochs").valueStream().map(JsonNode::asInt).toList();
        assertThat(epochs)
                .isNotEmpty()
                .containsExactlyElementsOf(IntStream.rangeClosed(
                                1, job.path("progress").path("epoch").asInt())
                        .boxed()
                        .toList());
        return ((ObjectNode) curves.path("series")).without("seconds");
    }
}
