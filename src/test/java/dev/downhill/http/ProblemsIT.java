package dev.downhill.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import dev.downhill.testing.SmallLimits;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@SmallLimits
class ProblemsIT extends RunningService {

    private static JsonNode problem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode body = answer.json();
        assertThat(body.path("status").asInt()).isEqualTo(status);
        assertThat(body.propertyNames()).contains("type", "title", "detail", "instance");
        assertThat(body.path("request_id").asString()).isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.text())
                .doesNotContain("Exception")
                .doesNotContain("springframework")
                .doesNotContain("secret");
        return body;
    }

    @ParameterizedTest
    @CsvSource({
        "malformed, 400, ''",
        "not-found, 404, ''",
        "conflict, 409, ''",
        "running, 409, 2",
        "too-large, 413, ''",
        "unsupported, 415, ''",
        "unfit, 422, ''",
        "busy, 429, 5",
        "unavailable, 503, 5"
    })
    void everyKindHasItsStatus(String kind, int status, String retryAfter) {
        Answer answer = service.get("/probe/refused/" + kind);
        assertThat(problem(answer, status).path("instance").asString()).isEqualTo("/probe/refused/" + kind);
        assertThat(answer.header("Retry-After")).isEqualTo(retryAfter);
    }

    @Test
    void everySingleProblemIsListed() {
        JsonNode body = problem(service.postJson("/probe/body", "{\"unit\": 3}"), 422);
        assertThat(body.path("type").asString()).isEqualTo("urn:downhill:problem:unfit");
        assertThat(body.path("detail").asString()).isEqualTo("The body does not fit.");
        assertThat(body.path("errors").path(0).path("pointer").asString()).isEqualTo("#/units");
        assertThat(body.path("errors").path(0).has("hint")).isFalse();
        assertThat(body.path("errors").path(1).path("code").asString()).isEqualTo("unknown_field");
        assertThat(body.path("errors").path(1).path("hint").asString()).isEqualTo("Did you mean 'units'?");
    }

    @Test
    void aGoodBodyIsRead() {
        assertThat(service.postJson("/probe/body", "{\"units\": 3}")
                        .json()
                        .path("units")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void aBugTellsTheClientNothingButItsRequestId() {
        JsonNode body = problem(service.get("/probe/bug"), 500);
        assertThat(body.path("detail").asString()).contains("not your fault");
    }

    @Test
    void aDatabaseThatIsAwayIsUnavailable() {
        Answer answer = service.get("/probe/database");
        problem(answer, 503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void brokenJsonNamesLineAndColumn() {
        assertThat(problem(service.postJson("/probe/body", "{\n \"units\": }"), 400)
                        .path("detail")
                        .asString())
                .contains("line 2, column 11");
        problem(service.postJson("/probe/body", ""), 400);
    }

    @Test
    void aBodyBeyondTheLimitIsTooLarge() {
        String big = "{\"units\": \"" + "x".repeat(20_000) + "\"}";
        assertThat(problem(service.postJson("/probe/body", big), 413)
                        .path("detail")
                        .asString())
                .contains("10240 bytes");
    }

    @Test
    void anUploadBeyondTheLimitIsTooLarge() {
        String head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
        byte[] form = (head + "x".repeat(30_000) + "\r\n--b--\r\n").getBytes(StandardCharsets.US_ASCII);
        problem(service.post("/probe/form", "multipart/form-data; boundary=b", form), 413);
    }

    @Test
    void aFormThatBreaksOffIsMalformed() {
        byte[] form =
                "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nxx".getBytes(StandardCharsets.US_ASCII);
        problem(service.post("/probe/form", "multipart/form-data; boundary=b", form), 400);
        problem(service.post("/probe/form", "multipart/form-data", form), 400);
    }

    @Test
    void aMissingPartIsNamed() {
        byte[] form = "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        Answer answer = service.post("/probe/form", "multipart/form-data; boundary=b", form);
        assertThat(problem(answer, 422).path("errors").path(0).path("pointer").asString())
                .isEqualTo("file");
    }

    @Test
    void anotherContentTypeLearnsWhichArePossible() {
        JsonNode body = problem(service.post("/probe/body", "text/plain", new byte[] {'x'}), 415);
        assertThat(body.path("detail").asString()).contains("text/plain").contains("application/json");
    }

    @Test
    void aWrongMethodLearnsWhichArePossible() {
        Answer answer = service.delete("/probe/bug");
        assertThat(problem(answer, 405).path("detail").asString())
                .contains("DELETE")
                .contains("GET");
        assertThat(answer.header("Allow")).isEqualTo("GET");
    }

    @Test
    void anUnknownPathIsNotFound() {
        problem(service.get("/v1/nothing"), 404);
        problem(service.postJson("/v1/nothing", "{}"), 404);
        problem(service.get("/error"), 404);
    }

    @Test
    void acceptNeverBreaksAnError() {
        Answer answer = service.send(service.request("/probe/refused/conflict").header("Accept", "image/png"));
        problem(answer, 409);
        problem(service.send(service.request("/v1/nothing").header("Accept", "text/html")), 404);
    }

    @Test
    void anAcceptThatNothingAnswersIsNotAcceptable() {
        Answer answer = service.send(service.request("/probe/list").header("Accept", "image/png"));
        assertThat(problem(answer, 406).path("detail").asString()).contains("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "/probe/list?limit=0, ?limit, out_of_range",
        "/probe/list?limit=101, ?limit, out_of_range",
        "/probe/list?limit=x, ?limit, wrong_type",
        "/probe/list?limit=99999999999, ?limit, wrong_type",
        "/probe/needs, ?name, missing",
        "/probe/rows/x, {n}, wrong_type"
    })
    void aWrongParameterIsNamed(String path, String pointer, String code) {
        Answer answer = service.send(service.request(path).header("Accept-Language", "de"));
        JsonNode error = problem(answer, 422).path("errors").path(0);
        assertThat(error.path("pointer").asString()).isEqualTo(pointer);
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("detail").asString()).as("in English").containsAnyOf("must be", "is required");
    }
}
