package dev.downhill.prediction.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import dev.downhill.training.TrainingClient;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Columns of role key and ignored: kept as written, shown, handed through, and never learnt from.
class KeysIT extends RunningService {

    private static final int ROWS = 60;

    private static String id(int row) {
        return row == 3 ? "NA" : row == 4 ? "" : "00" + (1_000_000_007L * row) + (row % 2 == 0 ? "" : "\u00e9 x");
    }

    private static String csv() {
        StringBuilder csv = new StringBuilder("order,x,line,remark,y\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(id(i))
                    .append(',')
                    .append(i * 7 % 40)
                    .append(',')
                    .append(i)
                    .append(',')
                    .append(i % 5 == 0 ? "" : "remark_" + i)
                    .append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        return csv.toString();
    }

    private JsonNode dataset() {
        JsonNode plain = service.post("/v1/datasets?name=keys", "text/csv", csv().getBytes(StandardCharsets.UTF_8))
                .json();
        Answer answer = service.postJson(
                "/v1/datasets/" + plain.path("id").asString() + "/variants",
                "{\"columns\":{\"order\":{\"role\":\"key\",\"missing\":[]},\"line\":{\"role\":\"key\"}}}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    @Test
    void keysAreShownAndHandedThrough() {
        TrainingClient client = new TrainingClient(service);
        JsonNode dataset = dataset();
        assertThat(dataset.at("/columns/0/type").asString()).isEqualTo("text");
        assertThat(dataset.at("/columns/0/role").asString()).isEqualTo("key");
        assertThat(dataset.at("/columns/2/type").asString()).isEqualTo("numeric");
        assertThat(dataset.at("/columns/3/role").asString()).isEqualTo("ignored");
        String id = dataset.path("id").asString();
        JsonNode rows =
                service.get("/v1/datasets/" + id + "/rows?limit=" + ROWS).json().path("data");
        for (int i = 0; i < ROWS; i++) {
            if (i != 3) {
                assertThat(rows.path(i).path("order").asString("")).isEqualTo(id(i));
            }
            assertThat(rows.path(i).path("line").asInt()).isEqualTo(i);
            assertThat(rows.path(i).path("remark").asString("")).isEqualTo(i % 5 == 0 ? "" : "remark_" + i);
        }
        assertThat(rows.path(4).path("order").isNull()).isTrue();

        JsonNode job = client.train(
                "{'name':'keys','dataset':'" + id + "','epochs':2,'network':{'layers':[{'type':'output'}]}}");
        String model = "/v1/models/" + job.path("model").asString();
        assertThat(service.get(model).json().path("input_schema").size()).isEqualTo(1);
        JsonNode tested =
                service.get(model + "/evaluation/rows").json().path("data").path(0);
        int row = tested.path("row").asInt();
        assertThat(tested.at("/key/line").asInt()).isEqualTo(row);
        assertThat(tested.path("key")).isEqualTo(keyOf(rows.path(row)));

        JsonNode json = service.postJson(
                        model + "/predict",
                        "{\"instances\":[{\"x\":1,\"order\":12345678901234567890,\"line\":\"7a\"},{\"x\":2}]}")
                .json()
                .path("predictions");
        assertThat(json.at("/0/key").toString()).isEqualTo("{\"order\":12345678901234567890,\"line\":\"7a\"}");
        assertThat(json.path(1).has("key")).isFalse();
        assertThat(json.at("/0/warnings").size()).isZero();

        String csv = service.post(
                        model + "/predict", "text/csv", "x,order\n1,007\n2,\n".getBytes(StandardCharsets.UTF_8))
                .text();
        assertThat(csv.lines().toList().get(0))
                .isEqualTo("order,prediction,probability,probability_a,probability_b,warnings");
        assertThat(csv.lines().toList().get(1)).startsWith("007,");
        assertThat(csv.lines().toList().get(2)).startsWith(",");
    }

    private static JsonNode keyOf(JsonNode row) {
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        key.set("order", row.path("order"));
        key.set("line", row.path("line"));
        return key;
    }

    /// What was kept as text may be taken for something else later.
    @Test
    void keptTextMayBecomeTheTargetOrACategory() {
        JsonNode dataset = dataset();
        Answer answer = service.postJson(
                "/v1/datasets/" + dataset.path("id").asString() + "/variants",
                "{\"columns\":{\"order\":{\"role\":\"ignored\"},\"remark\":{\"type\":\"categorical\",\"role\":\"input\"}}}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().at("/columns/3/categories").size()).isEqualTo(48);
        assertThat(answer.json().at("/columns/3/missing").asInt()).isEqualTo(12);
    }
}
