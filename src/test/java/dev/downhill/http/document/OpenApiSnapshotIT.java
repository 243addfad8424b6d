package dev.downhill.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The description of the API equals the reviewed snapshot, and tells a newcomer enough.
///
/// After a change that is meant, write the snapshot anew and read its diff:
/// `./mvnw verify -Dit.test=OpenApiSnapshotIT -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false
/// -Ddownhill.openapi.update=true`
class OpenApiSnapshotIT extends RunningService {

    private static final Path SNAPSHOT = Path.of("src/test/resources/openapi.json");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private record Endpoint(String name, JsonNode operation) {}

    private JsonNode description() {
        return service.get("/v3/api-docs").json();
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        description()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> endpoints.add(
                                new Endpoint(operation.getKey() + " " + path.getKey(), operation.getValue()))));
        assertThat(endpoints).isNotEmpty();
        return endpoints;
    }

    @Test
    void theDescriptionIsTheCommittedOne() throws IOException {
        ObjectNode description = (ObjectNode) description();
        description.remove("servers");
        String now = MAPPER.writeValueAsString(MAPPER.treeToValue(description, Object.class)) + "\n";
        if (Boolean.getBoolean("downhill.openapi.update")) {
            Files.writeString(SNAPSHOT, now);
        }
        assertThat(SNAPSHOT).content().isEqualTo(now);
    }

    @Test
    void everyEndpointHasASummaryAndATag() {
        assertThat(endpoints()).allSatisfy(endpoint -> {
            assertThat(endpoint.operation.path("summary").asString(""))
                    .as(endpoint.name)
                    .isNotBlank();
            assertThat(endpoint.operation.path("tags")).as(endpoint.name).isNotEmpty();
        });
    }

    /// Springdoc numbers methods of the same name in an order that may change; clients are generated from these names.
    @Test
    void everyEndpointHasANameOfItsOwn() {
        assertThat(endpoints().stream()
                        .map(endpoint -> endpoint.operation.path("operationId").asString("")))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][A-Za-z]*"));
    }

    @Test
    void everyBodyHasAnExample() {
        List<String> without = endpoints().stream()
                .flatMap(endpoint -> bodies(endpoint)
                        .filter(body -> !body.getKey().startsWith("multipart/"))
                        .filter(body -> !hasExample(body.getValue()))
                        .map(body -> endpoint.name + " " + body.getKey()))
                .toList();
        assertThat(without).isEmpty();
    }

    @Test
    void everyEndpointSaysWhatCanGoWrong() {
        assertThat(endpoints())
                .allSatisfy(endpoint -> assertThat(
                                endpoint.operation.path("responses").propertyNames())
                        .as(endpoint.name)
                        .anyMatch(code -> code.startsWith("2"))
                        .anyMatch(code -> code.startsWith("5")));
    }

    @Test
    void namesAreThoseOfTheJson() {
        List<String> names = new ArrayList<>();
        description()
                .path("components")
                .path("schemas")
                .properties()
                .forEach(schema ->
                        names.addAll(schema.getValue().path("properties").propertyNames()));
        assertThat(names).isNotEmpty().allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)));
    }

    @Test
    void thePageOfTheDescriptionOpens() {
        Service.Answer answer = service.get("/swagger-ui.html");
        assertThat(answer.status()).isEqualTo(302);
        Service.Answer page = service.get(answer.header("Location"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Swagger UI");
    }

    /// Request and response bodies with their media types.
    private static Stream<Map.Entry<String, JsonNode>> bodies(Endpoint endpoint) {
        Stream<Map.Entry<String, JsonNode>> request =
                endpoint.operation.path("requestBody").path("content").properties().stream();
        Stream<Map.Entry<String, JsonNode>> responses = endpoint.operation.path("responses").properties().stream()
                .flatMap(response -> response.getValue().path("content").properties().stream());
        return Stream.concat(request, responses);
    }

    private static boolean hasExample(JsonNode body) {
        boolean binary = body.path("schema").path("format").asString("").equals("binary");
        return binary || body.has("example") || body.path("examples").size() > 0;
    }
}
