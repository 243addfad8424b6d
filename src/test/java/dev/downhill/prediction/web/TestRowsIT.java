package dev.downhill.prediction.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import dev.downhill.training.TrainingClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TestRowsIT extends RunningService {

    private JsonNode ok(String path) {
        Answer answer = service.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /// A classifier that has hardly learnt anything, so that there are mistakes.
    private String irisModel(TrainingClient client, String dataset) {
        return client.train("{'name':'hasty','dataset':'" + dataset
                        + "','epochs':3,'early_stopping':null,'network':{'layers':[{'type':'output'}]}}")
                .path("model")
                .asString();
    }

    @Test
    void rowsAreThoseOfTheEvaluation() {
        TrainingClient client = new TrainingClient(service);
        String model = "/v1/models/" + irisModel(client, client.sample("iris"));
        JsonNode matrix = ok(model + "/evaluation").path("confusion_matrix");
        List<Integer> counts = new ArrayList<>();
        List<Integer> listed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                counts.add(matrix.path("counts").path(i).path(j).asInt());
                JsonNode cell = ok(model + "/evaluation/rows?actual="
                        + matrix.path("labels").path(i).asString() + "&predicted="
                        + matrix.path("labels").path(j).asString());
                listed.add(cell.path("data").size());
                assertThat(cell.path("total").asInt())
                        .isEqualTo(cell.path("data").size());
            }
        }
        assertThat(listed).isEqualTo(counts);
        assertThat(counts.get(1) + counts.get(2) + counts.get(3) + counts.get(5) + counts.get(6) + counts.get(7))
                .as("mistakes")
                .isPositive();
    }

    @Test
    void mistakesComeFirstAndPagesGoOn() {
        TrainingClient client = new TrainingClient(service);
        String dataset = client.sample("iris");
        String path = "/v1/models/" + irisModel(client, dataset) + "/evaluation/rows";
        JsonNode all = ok(path + "?limit=1000");
        boolean right = false;
        double last = 1;
        for (JsonNode row : all.path("data")) {
            boolean correct = row.path("correct").asBoolean();
            assertThat(right && !correct).as("a mistake behind what was right").isFalse();
            // The surest mistakes first, then the least sure right answers.
            double probability = row.path("probability").asDouble();
            double badness = correct ? -probability : probability;
            last = correct == right ? last : 1;
            assertThat(badness).isLessThanOrEqualTo(last);
            last = badness;
            right = correct;
            JsonNode stored = ok("/v1/datasets/" + dataset + "/rows?limit=1&offset="
                    + row.path("row").asInt());
            assertThat(row.path("actual").asString())
                    .isEqualTo(stored.at("/data/0/species").asString());
        }
        JsonNode page = ok(path + "?limit=5&offset=3");
        assertThat(page.path("data").path(0)).isEqualTo(all.path("data").path(3));
        assertThat(page.path("has_more").asBoolean()).isTrue();
        assertThat(ok(path + "?offset=2000000000").path("data")).isEmpty();
        assertThat(service.get(path + "?actual=rose").status()).isEqualTo(422);
    }

    @Test
    void curvesHaveTheAreaOfTheEvaluation() {
        TrainingClient client = new TrainingClient(service);
        String model = "/v1/models/" + irisModel(client, client.sample("iris"));
        JsonNode classes = ok(model + "/evaluation").path("classes");
        JsonNode curves = ok(model + "/evaluation/roc").path("classes");
        assertThat(curves).hasSize(3);
        for (int c = 0; c < 3; c++) {
            JsonNode x = curves.path(c).path("false_positive_rate");
            JsonNode y = curves.path(c).path("true_positive_rate");
            double area = 0;
            for (int i = 1; i < x.size(); i++) {
                area += (x.path(i).asDouble() - x.path(i - 1).asDouble())
                        * (y.path(i).asDouble() + y.path(i - 1).asDouble())
                        / 2;
            }
            assertThat(area).isCloseTo(classes.path(c).path("roc_auc").asDouble(), within(1e-6));
        }
    }

    @Test
    void numbersAreListedByTheirError() {
        TrainingClient client = new TrainingClient(service);
        JsonNode job = client.train("{'name':'line','dataset':'" + client.regression()
                + "','epochs':3,'network':{'layers':[{'type':'output'}]}}");
        String model = "/v1/models/" + job.path("model").asString();
        JsonNode rows = ok(model + "/evaluation/rows?limit=1000").path("data");
        double sum = 0;
        double last = Double.MAX_VALUE;
        for (JsonNode row : rows) {
            double error = row.path("error").asDouble();
            assertThat(error)
                    .isEqualTo(row.path("predicted").asDouble()
                            - row.path("actual").asDouble());
            assertThat(Math.abs(error)).isLessThanOrEqualTo(last);
            last = Math.abs(error);
            sum += Math.abs(error);
        }
        assertThat(sum / rows.size())
                .isCloseTo(ok(model + "/evaluation").path("mae").asDouble(), within(1e-6));
        assertThat(service.get(model + "/evaluation/roc").status()).isEqualTo(409);
    }

    @Test
    void aDatasetStaysWhileAModelHasTestRowsInIt() {
        TrainingClient client = new TrainingClient(service);
        String dataset = client.sample("iris");
        String model = irisModel(client, dataset);
        Answer misspelt = service.get("/v1/models/" + model + "/evaluation/rows?actual=setossa");
        assertThat(misspelt.status()).isEqualTo(422);
        assertThat(misspelt.text()).contains("?actual", "setosa, versicolor, virginica");
        Answer refused = service.delete("/v1/datasets/" + dataset);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asString()).contains(dataset, "model hasty@", "test rows");
        assertThat(service.get("/v1/models/" + model + "/evaluation/rows").status())
                .isEqualTo(200);

        assertThat(service.delete("/v1/models/" + model).status()).isEqualTo(204);
        assertThat(service.delete("/v1/datasets/" + dataset).status()).isEqualTo(204);
    }
}
