package dev.downhill.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import dev.downhill.training.TrainingClient;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The catalogue and the description of the API tell what requests really meet: a value just outside a range is refused
/// at its place, one on the bound is not, and what is not said becomes the default.
class DeclaredFieldsIT extends RunningService {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Catalogue catalogue = new Catalogue(NODES.objectNode());

    @BeforeEach
    void read() {
        catalogue = Catalogue.of(service);
    }

    @Test
    void nothingIsMissing() {
        assertThat(catalogue.kinds("layers")).hasSize(13);
        assertThat(catalogue.kinds("activations")).hasSize(9);
        assertThat(catalogue.kinds("initializers")).hasSize(10);
        assertThat(catalogue.kinds("optimizers")).hasSize(8);
        assertThat(catalogue.kinds("schedules")).hasSize(7);
        assertThat(catalogue.kinds("losses")).hasSize(6);
        assertThat(catalogue.json().findValuesAsString("sentence")).allMatch(sentence -> !sentence.isBlank());
    }

    @Test
    void layersHoldTheirRanges() {
        for (JsonNode kind : catalogue.kinds("layers")) {
            for (JsonNode field : kind.path("fields")) {
                String name = field.path("name").asString();
                hold(field, "#/layers/0/" + name, value -> {
                    ObjectNode layer = Catalogue.shortest(kind);
                    layer.set(name, value);
                    return network(layer);
                });
            }
        }
    }

    @Test
    void initializersHoldTheirRanges() {
        for (JsonNode kind : catalogue.kinds("initializers")) {
            for (JsonNode field : kind.path("fields")) {
                String name = field.path("name").asString();
                hold(field, "#/layers/0/initializer/" + name, value -> {
                    ObjectNode layer = NODES.objectNode().put("type", "dense").put("units", 1);
                    ObjectNode initializer = layer.putObject("initializer");
                    initializer.set("type", kind.path("type"));
                    // all of them: the least weight must not be above the largest
                    kind.path("fields")
                            .forEach(each -> initializer.set(each.path("name").asString(), value));
                    return network(layer);
                });
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"optimizers,optimizer", "schedules,schedule", "splits,split", "losses,loss"})
    void partsOfJobsHoldTheirRanges(String section, String part) {
        for (JsonNode kind : catalogue.kinds(section)) {
            for (JsonNode field : kind.path("fields")) {
                String name = field.path("name").asString();
                hold(field, "#/" + part + "/" + name, value -> {
                    ObjectNode body = NODES.objectNode();
                    body.putObject(part)
                            .put("type", kind.path("type").asString())
                            .set(name, value);
                    return job(body);
                });
            }
        }
    }

    @Test
    void jobsHoldTheirRanges() {
        for (JsonNode field : catalogue.fields("job")) {
            String name = field.path("name").asString();
            hold(field, "#/" + name, value -> {
                ObjectNode body = NODES.objectNode();
                body.set(name, value);
                return job(body);
            });
            for (JsonNode inner : field.path("fields")) {
                String innerName = inner.path("name").asString();
                hold(inner, "#/" + name + "/" + innerName, value -> {
                    ObjectNode body = NODES.objectNode();
                    body.putObject(name).set(innerName, value);
                    return job(body);
                });
            }
        }
    }

    @Test
    void layersHaveTheirDefaults() {
        for (JsonNode kind : catalogue.kinds("layers")) {
            if (kind.path("type").asString().equals("output")) {
                continue; // there is one already
            }
            ObjectNode body = NODES.objectNode().put("name", "defaults");
            body.putArray("layers").add(Catalogue.shortest(kind)).addObject().put("type", "output");
            JsonNode stored = service.postJson("/v1/networks", body.toString()).json();
            assertThat(stored.path("layers").path(0)).isEqualTo(resolved(kind));
        }
    }

    @ParameterizedTest
    @CsvSource({"optimizers,optimizer", "schedules,schedule", "losses,loss"})
    void partsOfJobsHaveTheirDefaults(String section, String part) {
        for (JsonNode kind : catalogue.kinds(section)) {
            if (kind.path("fields").isEmpty()) {
                continue;
            }
            ObjectNode body = valid();
            body.putObject(part).put("type", kind.path("type").asString());
            assertThat(submitted(body).path("hyperparameters").path(part)).isEqualTo(resolved(kind));
        }
    }

    @Test
    void jobsHaveTheirDefaults() {
        ObjectNode body = valid();
        body.remove("epochs");
        JsonNode job = submitted(body);
        for (JsonNode field : catalogue.fields("job")) {
            String name = field.path("name").asString();
            if (!List.of("name", "dataset", "network", "loss").contains(name)) {
                JsonNode shown = job.has(name)
                        ? job.path(name)
                        : job.path("hyperparameters").path(name);
                assertThat(shown).as(name).isEqualTo(field.path("default"));
            }
        }
        assertThat(job.path("hyperparameters").path("loss").asString())
                .as("auto")
                .isEqualTo("cross_entropy");
    }

    /// The description of the API says the same as the catalogue.
    @Test
    void schemasAgree() {
        JsonNode schemas = service.get("/v3/api-docs").json().path("components").path("schemas");
        agree(schemas.path("job.request"), catalogue.fields("job"));
        agree(schemas.path("dataset.spec"), catalogue.fields("dataset_spec"));
        for (String section : List.of("layers", "initializers", "optimizers", "schedules", "splits", "losses")) {
            String name = section.equals("losses") ? "loss" : section.substring(0, section.length() - 1);
            for (JsonNode kind : catalogue.kinds(section)) {
                String type = kind.path("type").asString();
                JsonNode schema = schemas.path(name + "." + type);
                assertThat(schema.path("properties")
                                .path("type")
                                .path("enum")
                                .path(0)
                                .asString())
                        .isEqualTo(type);
                assertThat(schemas.path(name)
                                .path("discriminator")
                                .path("mapping")
                                .has(type))
                        .isTrue();
                agree(schema, kind.path("fields").valueStream().toList());
            }
        }
    }

    private static void agree(JsonNode schema, List<JsonNode> fields) {
        assertThat(fields).allSatisfy(field -> {
            String name = field.path("name").asString();
            JsonNode property = schema.path("properties").path(name);
            // Choices and defaults that generators have no literal for stand behind the sentence.
            String told = Pattern.quote(" Default: `" + field.path("default") + "`.");
            assertThat(property.path("description").asString())
                    .as(name)
                    .matches(
                            Pattern.quote(field.path("sentence").asString()) + "( One of: [^.]+\\.|" + told + "){0,2}");
            assertThat(schema.path("required")
                            .valueStream()
                            .anyMatch(each -> each.asString().equals(name)))
                    .as("required")
                    .isEqualTo(field.path("required").asBoolean());
            JsonNode range = field.path("range");
            if (field.path("type").asString().equals("number")) {
                String least = range.path("min_excluded").asBoolean() ? "exclusiveMinimum" : "minimum";
                assertThat(property.path(least).isNumber())
                        .as(name)
                        .isEqualTo(range.path("min").isNumber());
                assertThat(property.path(least).asDouble(0))
                        .as(name)
                        .isEqualTo(range.path("min").asDouble(0));
            }
            if (field.path("default").isValueNode() && !field.path("default").isNull()) {
                // Generators have no literal for the default of a choice, so its description tells it.
                if (property.has("type")) {
                    assertThat(property.path("default").asString())
                            .as(name)
                            .isEqualTo(field.path("default").asString());
                } else {
                    assertThat(property.path("description").asString())
                            .as(name)
                            .contains("Default: `" + field.path("default") + "`.");
                }
            }
        });
    }

    /// What a kind is where nothing is said that need not be.
    private JsonNode resolved(JsonNode kind) {
        ObjectNode resolved = Catalogue.shortest(kind);
        for (JsonNode field : kind.path("fields")) {
            String name = field.path("name").asString();
            if (resolved.has(name)) {
                continue;
            }
            switch (field.path("default_from").asString("")) {
                case "" -> resolved.set(name, field.path("default"));
                case "pool_size" -> resolved.set(name, resolved.path("pool_size"));
                case "activation" -> resolved.set(name, initializer(resolved.path("activation")));
                default -> throw new AssertionError(field);
            }
        }
        return resolved;
    }

    private JsonNode initializer(JsonNode activation) {
        return catalogue.kinds("activations").stream()
                .filter(kind -> kind.path("type").equals(activation))
                .findFirst()
                .orElseThrow()
                .path("initializer");
    }

    private interface Request {
        Answer with(JsonNode value);
    }

    private static void hold(JsonNode field, String pointer, Request request) {
        for (Catalogue.Wrong wrong : Catalogue.outside(field)) {
            Answer answer = request.with(wrong.value());
            assertThat(answer.status())
                    .as("%s = %s: %s", pointer, wrong.value(), answer.text())
                    .isEqualTo(422);
            assertThat(problems(answer))
                    .as("%s", wrong.value())
                    .anyMatch(problem -> problem.startsWith(pointer + " " + wrong.code()));
        }
        for (JsonNode bound : Catalogue.bounds(field)) {
            assertThat(problems(request.with(bound))).as("%s", bound).doesNotContain(pointer + " out_of_range");
        }
        if (field.path("required").asBoolean()) {
            assertThat(problems(request.with(NODES.nullNode()))).contains(pointer + " missing");
        }
    }

    private static List<String> problems(Answer answer) {
        return answer.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString() + " "
                        + error.path("code").asString())
                .toList();
    }

    private Answer network(ObjectNode layer) {
        ObjectNode body = NODES.objectNode();
        body.putArray("layers").add(layer).addObject().put("type", "output");
        return service.postJson("/v1/networks/validate", body.toString());
    }

    /// Never accepted, so that nothing trains: it has a field that there is not.
    private Answer job(ObjectNode body) {
        return service.postJson("/v1/jobs", body.put("nonsense", true).toString());
    }

    private ObjectNode valid() {
        ObjectNode body = NODES.objectNode()
                .put("dataset", new TrainingClient(service).sample("iris"))
                .put("epochs", 1);
        body.putObject("network").putArray("layers").addObject().put("type", "output");
        return body;
    }

    private JsonNode submitted(ObjectNode body) {
        Answer answer = service.postJson("/v1/jobs", body.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json();
    }
}
