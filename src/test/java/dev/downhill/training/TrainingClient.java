package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.Service;
import dev.downhill.testing.Service.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// A program that trains over HTTP.
public final class TrainingClient {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /// Jobs of less than a second are polled often, longer ones less often, because each poll costs the job time.
    private static final int MANY_POLLS = 50;

    private final Service service;

    public TrainingClient(Service service) {
        this.service = service;
    }

    /// @return the id of a new dataset with the bundled sample in it
    public String sample(String name) {
        Answer answer = service.postJson("/v1/samples/" + name, "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    /// @return the id of a new dataset: 200 rows on a line, of a standard deviation of about 290
    public String regression() {
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int i = 0; i < 200; i++) {
            csv.append(i / 2.0).append(',').append(5.0 * i + 0.25).append('\n');
        }
        Answer answer = service.post(
                "/v1/datasets?name=line", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    /// @param json with `'` for `"`
    /// @return the id of the accepted job
    public String submit(String json) {
        Answer answer = service.postJson("/v1/jobs", json.replace('\'', '"'));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().path("id").asString();
    }

    public JsonNode job(String id) {
        Answer answer = service.get("/v1/jobs/" + id);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /// The job as soon as it is so.
    public JsonNode await(String id, Predicate<JsonNode> so) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval((polls, _) -> Duration.ofMillis(polls < MANY_POLLS ? 20 : 100))
                .until(() -> job(id), so);
    }

    public JsonNode awaitEnd(String id) {
        return await(id, job -> job.path("terminal").asBoolean());
    }

    /// Submits a job and waits for its success.
    public JsonNode train(String json) {
        JsonNode job = awaitEnd(submit(json));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("succeeded");
        return job;
    }

    public String weights(JsonNode job) {
        return service.get("/v1/models/" + job.path("model").asString())
                .json()
                .path("weights_sha256")
                .asString();
    }

    public JsonNode evaluation(JsonNode job) {
        return service.get("/v1/models/" + job.path("model").asString() + "/evaluation")
                .json();
    }
}
