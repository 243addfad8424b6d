package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WeightsIT extends RunningService {

    private static final String SPEC = "{\"target\":\"y\",\"columns\":{\"w\":{\"role\":\"weight\"}}}";

    /// 120 rows, of whose classes one is twice as frequent.
    private String dataset(IntUnaryOperator weight) {
        StringBuilder csv = new StringBuilder("x,w,y\n");
        for (int i = 0; i < 120; i++) {
            csv.append(i * 37 % 120).append(',').append(weight.applyAsInt(i)).append(i % 3 == 0 ? ",a\n" : ",b\n");
        }
        JsonNode unweighted = service.post(
                        "/v1/datasets?name=weights", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8))
                .json();
        Answer answer = service.postJson("/v1/datasets/" + unweighted.path("id").asString() + "/variants", SPEC);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().at("/columns/1/role").asString()).isEqualTo("weight");
        return answer.json().path("id").asString();
    }

    /// Rows of class a weigh twice as much: the majority of the rows is no majority of the weights, and a network that
    /// learns nothing costs log 2.
    @Test
    void evaluationCountsRowsByTheirWeights() {
        TrainingClient client = new TrainingClient(service);
        JsonNode job = client.train("{'dataset':'" + dataset(i -> i % 3 == 0 ? 2 : 1)
                + "','epochs':2,'network':{'layers':[{'type':'output'}]}}");
        JsonNode evaluation = client.evaluation(job);
        assertThat(evaluation.at("/baseline/accuracy").asDouble()).isCloseTo(0.5, within(0.02));
        assertThat(evaluation.at("/baseline/loss").asDouble()).isCloseTo(Math.log(2), within(0.001));
        assertThat(evaluation.at("/classes/0/support").asInt()).isEqualTo(6);
    }

    @Test
    void partWithoutAnyWeightIsRefused() {
        Answer answer = service.postJson(
                "/v1/jobs", "{\"dataset\":\"" + dataset(i -> i == 5 ? 1 : 0) + "\",\"network\":\"auto\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors").size()).isEqualTo(2);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("#/split");
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("zero_weights");
        assertThat(answer.json().at("/errors/0/hint").asString()).contains("split.seed");
    }

    @Test
    void variantKeepsItsWeights() {
        String id = dataset(i -> i % 4);
        JsonNode variant =
                service.postJson("/v1/datasets/" + id + "/variants", "{}").json();
        assertThat(variant.at("/columns/1/role").asString()).isEqualTo("weight");
    }
}
