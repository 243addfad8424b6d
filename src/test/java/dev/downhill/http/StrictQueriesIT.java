package dev.downhill.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// Unknown parameters, malformed values and mislabelled requests are refused by every endpoint.
class StrictQueriesIT extends RunningService {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private record Endpoint(String method, String path, Set<MediaType> consumes) {}

    private List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> entry :
                mapping.getHandlerMethods().entrySet()) {
            String bean = entry.getValue().getBeanType().getName();
            if (bean.startsWith("dev.downhill.") && !bean.endsWith("ErrorPage")) {
                RequestMappingInfo info = entry.getKey();
                for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                    for (String path : info.getPatternValues()) {
                        endpoints.add(new Endpoint(
                                method.name(),
                                path.replace("{n}", "0").replaceAll("\\{[a-z]+}", "x"),
                                info.getConsumesCondition().getConsumableMediaTypes()));
                    }
                }
            }
        }
        assertThat(endpoints).hasSizeGreaterThan(30);
        return endpoints;
    }

    @Test
    void everyEndpointRefusesAParameterThatItDoesNotKnow() {
        for (Endpoint endpoint : endpoints()) {
            HttpRequest.Builder request =
                    service.request(endpoint.path + "?no_such_thing=1").method(endpoint.method, body(endpoint));
            endpoint.consumes.stream()
                    .findFirst()
                    .ifPresent(type -> request.header("Content-Type", type + boundary(type)));
            Answer answer = service.send(request);
            assertThat(answer.status()).as(endpoint + " " + answer.text()).isEqualTo(422);
            JsonNode error = answer.json().path("errors").path(0);
            assertThat(error.path("code").asString()).isEqualTo("unknown_parameter");
            assertThat(error.path("pointer").asString()).isEqualTo("?no_such_thing");
            assertThat(error.path("hint").asString()).containsAnyOf("Known here: ", "takes no query");
        }
    }

    private static HttpRequest.BodyPublisher body(Endpoint endpoint) {
        return endpoint.consumes.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString("--b--\r\n");
    }

    private static String boundary(MediaType type) {
        return type.getType().equals("multipart") ? ";boundary=b" : "";
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/jobs?state=running, ?state, unknown_parameter, status",
        "/v1/jobs?Status=running, ?Status, unknown_parameter, Did you mean 'status'?",
        "/v1/jobs?page=7, ?page, unknown_parameter, limit",
        "/v1/models?offset=1000000, ?offset, unknown_parameter, after",
        "/v1/samples?limit=3, ?limit, unknown_parameter, takes no query",
        "/v1/jobs?limit=3&limit=5, ?limit, repeated, once",
        "/v1/jobs?limit=, ?limit, blank, leave it out",
        "/v1/jobs?limit, ?limit, blank, leave it out",
        "/v1/jobs?limit=0x10, ?limit, wrong_type, ''",
        "/v1/jobs?limit=%2B5, ?limit, wrong_type, ''",
        "/v1/jobs?limit=%205, ?limit, wrong_type, ''",
        "/v1/jobs?limit=5.0, ?limit, wrong_type, ''",
        "/v1/jobs?dataset=iris, ?dataset, unknown_id, ds_",
        "/v1/datasets/x/rows/0x0/image, {n}, wrong_type, ''",
        "/v1/jobs/x/curves?since=3, ?since, unknown_parameter, since_epoch",
        "/v1/events?jobs=x, ?jobs, unknown_parameter, Did you mean 'job'?"
    })
    void whatIsWrongWithAQueryIsNamed(String path, String pointer, String code, String hint) {
        Answer answer = service.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        JsonNode error = answer.json().path("errors").path(0);
        assertThat(error.path("pointer").asString()).isEqualTo(pointer);
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("hint").asString("")).contains(hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"datasets ds", "networks net", "jobs job", "models mdl"})
    void afterMustBeAnIdOfTheList(String list) {
        String path = "/v1/" + list.split(" ", 2)[0] + "?after=";
        String prefix = list.split(" ", 2)[1] + "_";
        for (String after : List.of(
                "typo",
                prefix + "none",
                "xyz_01k9zq3v5h8e4x7r2m6t0c1b9a",
                prefix + "01K9ZQ3V5H8E4X7R2M6T0C1B9A",
                prefix + "00000000000000000000000000",
                prefix + "7zzzzzzzzzzzzzzzzzzzzzzzzz")) {
            Answer answer = service.get(path + after);
            assertThat(answer.status()).as(after + answer.text()).isEqualTo(422);
            assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                    .isEqualTo("?after");
        }
        assertThat(service.get(path + prefix + "01k9zq3v5h8e4x7r2m6t0c1b9a").status())
                .as("a deleted one still marks its place")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "%2", "3%", "%ff", "%c3%28", "%ed%a0%80", "%c0%80", "a%00b"})
    void aQueryThatIsNoUtf8IsMalformed(String value) {
        for (String query : List.of("limit=" + value, value + "=1")) {
            String answer =
                    service.raw("GET /v1/jobs?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "The query holds");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "json", "a b/c"})
    void aContentTypeThatNamesNoTypeIsUnsupported(String type) {
        for (String path : List.of("/v1/jobs", "/v1/datasets", "/v1/networks/validate", "/v1/models/x/predict")) {
            Answer answer = service.post(path, type, new byte[] {'{', '}'});
            assertThat(answer.status()).as(path + answer.text()).isEqualTo(415);
            assertThat(answer.json().path("detail").asString()).contains(type);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/models/team%2Ffaces, encoded slash",
        "/v1/models/team%5cfaces, encoded slash",
        "/v1/models/x/aliases/prod%2feu, encoded slash",
        "/v1/models/100%, begins no escape"
    })
    void aPathThatCannotBeIsExplained(String path, String cause) {
        String answer = service.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", cause);
    }

    @Test
    void aPathTooLongIsExplained() {
        String answer = service.raw(
                "GET /v1/models/" + "a".repeat(9000) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").contains("longer than this service reads");
    }
}
