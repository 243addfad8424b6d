package dev.downhill.network.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NetworksIT extends RunningService {

    private String store(String name) {
        Answer answer =
                service.postJson("/v1/networks", "{\"name\": \"" + name + "\", \"layers\": [{\"type\": \"output\"}]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").stringValue();
    }

    private JsonNode validation(String body) {
        Answer answer = service.postJson("/v1/networks/validate", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void whatIsStoredIsFoundWithEveryDefaultResolved() {
        Answer stored = service.postJson("/v1/networks", NetworkExamples.LENET);
        assertThat(stored.status()).as(stored.text()).isEqualTo(201);
        assertThat(stored.header("Location"))
                .isEqualTo("/v1/networks/" + stored.json().path("id").stringValue());

        Answer found = service.get(stored.header("Location"));
        assertThat(found.json()).isEqualTo(stored.json());
        assertThat(found.json().path("object").stringValue()).isEqualTo("network");
        assertThat(found.json().path("name").stringValue()).isEqualTo("lenet");
        assertThat(found.json().path("created_at").stringValue()).matches("2\\d{3}-\\d\\d-\\d\\dT.*Z");
        assertThat(found.json().path("layers").path(0))
                .hasToString(
                        "{\"type\":\"conv2d\",\"filters\":6,\"kernel_size\":[5,5],\"strides\":[1,1],"
                                + "\"padding\":\"same\",\"activation\":\"relu\",\"use_bias\":true,\"initializer\":\"he_uniform\"}");
    }

    @Test
    void whatIsAnsweredIsAcceptedAgain() {
        JsonNode stored =
                service.postJson("/v1/networks", NetworkExamples.LENET).json();
        String again = "{\"name\": \"again\", \"layers\": " + stored.path("layers") + "}";
        assertThat(service.postJson("/v1/networks", again).json().path("layers"))
                .isEqualTo(stored.path("layers"));
    }

    @Test
    void aListIsNewestFirstAndPagesOn() {
        String first = store("first");
        String second = store("second");
        JsonNode page = service.get("/v1/networks?limit=1").json();
        assertThat(page.path("data").path(0).path("id").stringValue()).isEqualTo(second);
        assertThat(page.path("has_more").booleanValue()).isTrue();
        JsonNode next = service.get(
                        "/v1/networks?limit=1&after=" + page.path("last_id").stringValue())
                .json();
        assertThat(next.path("data").path(0).path("id").stringValue()).isEqualTo(first);
        assertThat(next.path("first_id").stringValue()).isEqualTo(first);
    }

    @Test
    void whatIsDeletedIsGone() {
        String id = store("gone");
        assertThat(service.delete("/v1/networks/" + id).status()).isEqualTo(204);
        assertThat(service.delete("/v1/networks/" + id).status()).isEqualTo(404);
    }

    @Test
    void validationGivesShapesAndParameters() {
        assertThat(validation(NetworkExamples.VALIDATE))
                .isEqualTo(JsonMapper.shared().readTree(NetworkExamples.VALIDATION));
    }

    @Test
    void withoutAnInputTheLayersAloneAreChecked() {
        JsonNode answer = validation("{\"layers\": [{\"type\": \"flatten\"}, {\"type\": \"output\"}]}");
        assertThat(answer.path("valid").booleanValue()).isTrue();
        assertThat(answer.path("input_shape").isNull()).isTrue();
        assertThat(answer.path("parameters").isNull()).isTrue();
        assertThat(answer.path("layers").path(1))
                .hasToString(
                        "{\"index\":1,\"type\":\"output\",\"output_shape\":null,\"parameters\":null,\"layers\":null}");
    }

    @Test
    void aNetworkTooLargeForThisServiceIsAWarningWithItsParameters() {
        JsonNode answer = validation("""
                {"input_shape": [1000000], "layers": [{"type": "dense", "units": 2000}, {"type": "output"}]}""");
        assertThat(answer.path("parameters").longValue()).isEqualTo(2_000_004_001L);
        assertThat(answer.path("warnings").path(0).stringValue()).contains("MiB of memory");
    }

    @Test
    void everyLayerThatDoesNotFitIsPointedAt() {
        JsonNode answer = service.postJson("/v1/networks/validate", """
                {"input_shape": [8, 8], "layers": [
                  {"type": "conv2d", "filters": 0, "kernel_sise": 3},
                  {"type": "dense", "units": 2147483648},
                  {"type": "maxpool2d"}]}""").json();
        assertThat(answer.path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").stringValue()))
                .containsExactlyInAnyOrder(
                        "#/input_shape",
                        "#/layers/0/filters",
                        "#/layers/0/kernel_sise",
                        "#/layers/1/units",
                        "#/layers/2/type");
        assertThat(answer.path("errors")
                        .valueStream()
                        .map(error -> error.path("hint").asString("")))
                .contains("Did you mean 'kernel_size'?", "Did you mean 'max_pool2d'?");
    }
}
