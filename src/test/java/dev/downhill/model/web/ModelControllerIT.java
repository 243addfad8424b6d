package dev.downhill.model.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.model.ExampleModels;
import dev.downhill.model.Models;
import dev.downhill.request.Ids;
import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ModelControllerIT extends RunningService {

    @Autowired
    private Models models;

    private String sides(String name) {
        return models.create(ExampleModels.sides(name, Ids.next("job")));
    }

    private Answer send(String method, String path, @Nullable String body) {
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return service.send(
                service.request(path).header("Content-Type", "application/json").method(method, publisher));
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void modelSaysAllThereIsToIt() {
        String id = sides("a model");
        JsonNode model = ok(service.get("/v1/models/a%20model"));

        assertThat(model.path("id").asString()).isEqualTo(id);
        assertThat(model.path("object").asString()).isEqualTo("model");
        assertThat(model.path("version").asInt()).isEqualTo(1);
        assertThat(model.path("task").asString()).isEqualTo("classification");
        assertThat(model.path("target").asString()).isEqualTo("side");
        assertThat(model.path("labels").toString()).isEqualTo("[\"left\",\"right\"]");
        assertThat(model.path("network").path("layers").toString()).isEqualTo("[{\"type\":\"output\"}]");
        assertThat(model.path("parameters").asInt()).isEqualTo(6);
        assertThat(model.path("loss").asString()).isEqualTo("cross_entropy");
        assertThat(model.path("input_schema").path(0).toString())
                .isEqualTo("{\"name\":\"x\",\"type\":\"numeric\",\"required\":true,\"min\":-1.0,\"max\":1.0,"
                        + "\"categories\":null,\"shape\":null}");
        assertThat(model.path("preprocessing").path("columns").size()).isEqualTo(2);
        assertThat(model.path("provenance").path("hyperparameters").toString()).isEqualTo("{\"epochs\":3}");
        assertThat(model.path("example").asString()).startsWith("curl -s 'http://localhost:");
    }

    @Test
    void numericTargetHasNoLabels() {
        models.create(ExampleModels.prices("prices", Ids.next("job")));
        JsonNode model = ok(service.get("/v1/models/prices"));

        assertThat(model.path("task").asString()).isEqualTo("regression");
        assertThat(model.path("labels").isNull()).isTrue();
        assertThat(ok(service.get("/v1/models/prices/evaluation")).propertyNames())
                .containsExactly(
                        "object", "model", "task", "rows", "loss", "loss_unit", "mae", "rmse", "r2", "baseline");
    }

    @Test
    void evaluationHasTheFieldsOfItsTask() {
        String id = sides("evaluated");
        JsonNode evaluation = ok(service.get("/v1/models/evaluated@1/evaluation"));

        assertThat(evaluation.path("model").asString()).isEqualTo(id);
        assertThat(evaluation.propertyNames())
                .containsExactly(
                        "object",
                        "model",
                        "task",
                        "rows",
                        "loss",
                        "loss_unit",
                        "accuracy",
                        "baseline",
                        "classes",
                        "confusion_matrix");
    }

    @Test
    void aliasIsSetMovedAndRemoved() {
        String first = sides("aliased");
        String second = sides("aliased");

        JsonNode named = ok(send("PUT", "/v1/models/aliased/aliases/champion", "{\"version\":1}"));
        assertThat(named.path("id").asString()).isEqualTo(first);
        assertThat(named.path("aliases").toString()).isEqualTo("[\"champion\"]");
        ok(send("PUT", "/v1/models/aliased/aliases/champion", "{\"version\":2}"));
        assertThat(ok(service.get("/v1/models/aliased@champion")).path("id").asString())
                .isEqualTo(second);
        assertThat(service.delete("/v1/models/aliased@2").status()).isEqualTo(409);
        assertThat(service.delete("/v1/models/aliased/aliases/champion").status())
                .isEqualTo(204);
        assertThat(service.delete("/v1/models/aliased@2").status()).isEqualTo(204);
        assertThat(service.get("/v1/models/aliased%40champion").status()).isEqualTo(404);
        assertThat(ok(service.get("/v1/models/aliased")).path("id").asString()).isEqualTo(first);
    }

    @Test
    void listGoesOnWhereItEnded() {
        String first = sides("listed");
        String second = sides("listed");
        JsonNode page = ok(service.get("/v1/models?limit=1"));

        assertThat(page.path("data").path(0).path("id").asString()).isEqualTo(second);
        assertThat(page.path("has_more").asBoolean()).isTrue();
        JsonNode next = ok(
                service.get("/v1/models?limit=1&after=" + page.path("last_id").asString()));
        assertThat(next.path("first_id").asString()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /v1/models/none                     |                               | 404",
                "GET    | /v1/models/mdl_none                 |                               | 404",
                "GET    | /v1/models/hostile@999                |                               | 404",
                "GET    | /v1/models/hostile@999/evaluation     |                               | 404",
                "GET    | /v1/models/%00                      |                               | 400",
                "GET    | /v1/models?limit=0                  |                               | 422",
                "GET    | /v1/models?limit=x                  |                               | 422",
                "DELETE | /v1/models/none                     |                               | 404",
                "DELETE | /v1/models/hostile/aliases/none     |                               | 404",
                "PUT    | /v1/models/hostile/aliases/champion | {\"version\":999}               | 404",
                "PUT    | /v1/models/none/aliases/champion    | {\"version\":1}               | 404",
                "PUT    | /v1/models/hostile/aliases/7        | {\"version\":1}               | 422",
                "PUT    | /v1/models/hostile/aliases/a%20b    | {\"version\":1}               | 422",
                "PUT    | /v1/models/hostile/aliases/champion | {\"version\":0}               | 422",
                "PUT    | /v1/models/hostile/aliases/champion | {\"version\":\"1\"}           | 422",
                "PUT    | /v1/models/hostile/aliases/champion | {}                            | 422",
                "PUT    | /v1/models/hostile/aliases/champion | {\"version\":1,\"versoin\":1} | 422",
                "PUT    | /v1/models/hostile/aliases/champion | {                             | 400"
            })
    void wrongRequestIsAProblemOfTheClient(String method, String path, @Nullable String body, int status) {
        sides("hostile");
        Answer answer = send(method, path, body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
}
