package dev.downhill.http.document;

import dev.downhill.http.Idempotency;
import dev.downhill.http.ProblemBody;
import dev.downhill.http.ProblemType;
import dev.downhill.request.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// Adds to every endpoint the problems that it can answer with, each once described and once shown. What an endpoint
/// says about a status code by itself is kept, and completed with the body.
final class ProblemResponses {

    private static final Map<ProblemType, String> EXAMPLES = Map.ofEntries(
            Map.entry(ProblemType.MALFORMED, "The body is not valid JSON at line 1, column 12, near '{\"epochs\": }'."),
            Map.entry(
                    ProblemType.FORBIDDEN,
                    "Web pages of the origin https://elsewhere.example may not change anything here."),
            Map.entry(ProblemType.NOT_FOUND, "There is no dataset 'ds_01k9zq3v5h8e4x7r2m6t0c1b9a'."),
            Map.entry(
                    ProblemType.NOT_ACCEPTABLE,
                    "None of the types in Accept can be answered here; possible: application/json."),
            Map.entry(
                    ProblemType.CONFLICT,
                    "The network net_01k9zq3v5h8e4x7r2m6t0c1b9a is still used by job job_01k9zq4."),
            Map.entry(ProblemType.TOO_LARGE, "A JSON body may have at most 16777216 bytes."),
            Map.entry(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "A body of type text/plain is not supported here. Possible as Content-Type: application/json."),
            Map.entry(ProblemType.MISDIRECTED, "This service is not reachable under the name 'downhill.example.com'."),
            Map.entry(ProblemType.UNFIT, "This network does not fit."),
            Map.entry(ProblemType.BUSY, "100 jobs are waiting already."),
            Map.entry(ProblemType.UNAVAILABLE, "The database does not answer at the moment."),
            Map.entry(ProblemType.INTERNAL, "Something went wrong that is not your fault."));

    private static final Problem SINGLE = new Problem(
            "#/layers/1/kernel_size",
            "window_too_large",
            "A window of 9×9 does not fit into 8×8.",
            "Use a smaller window, padding \"same\", or less pooling before it.");

    void customise(OpenAPI api) {
        Components components = api.getComponents();
        ModelConverters.getInstance(true).readAll(ProblemBody.class).forEach(components::addSchemas);
        for (ProblemType type : new TreeSet<>(EXAMPLES.keySet())) {
            components.addResponses(name(type), response(type));
        }
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> describe(path, method, operation)));
    }

    private static void describe(String path, PathItem.HttpMethod method, Operation operation) {
        ApiResponses responses = Objects.requireNonNullElseGet(operation.getResponses(), ApiResponses::new);
        add(responses, ProblemType.MALFORMED);
        add(responses, ProblemType.NOT_ACCEPTABLE);
        add(responses, ProblemType.UNFIT);
        add(responses, ProblemType.BUSY);
        if (path.contains("{")) {
            add(responses, ProblemType.NOT_FOUND);
        }
        if (operation.getRequestBody() != null) {
            add(responses, ProblemType.TOO_LARGE);
            add(responses, ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        boolean repeatable = operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> Idempotency.HEADER.equals(parameter.getName()));
        if (repeatable || method == PathItem.HttpMethod.DELETE) {
            add(responses, ProblemType.CONFLICT);
        }
        if (method != PathItem.HttpMethod.GET) {
            add(responses, ProblemType.FORBIDDEN);
        }
        add(responses, ProblemType.MISDIRECTED);
        add(responses, ProblemType.INTERNAL);
        add(responses, ProblemType.UNAVAILABLE);
        EXAMPLES.keySet().forEach(type -> complete(responses, type));
        ApiResponses sorted = new ApiResponses();
        new TreeSet<>(responses.keySet()).forEach(code -> sorted.addApiResponse(code, responses.get(code)));
        operation.setResponses(sorted);
    }

    private static void add(ApiResponses responses, ProblemType type) {
        responses.computeIfAbsent(code(type), _ -> new ApiResponse().$ref(name(type)));
    }

    /// A status code that the endpoint described by a sentence alone gets the body too; one with an example keeps it.
    private static void complete(ApiResponses responses, ProblemType type) {
        ApiResponse own = responses.get(code(type));
        if (own == null || own.get$ref() != null) {
            return;
        }
        boolean shown = own.getContent() != null
                && own.getContent().values().stream()
                        .anyMatch(body -> body.getExample() != null || body.getExamples() != null);
        if (!shown) {
            own.setContent(response(type).getContent());
        }
        own.getContent().values().stream()
                .filter(body -> body.getSchema() == null)
                .forEach(body -> body.setSchema(new Schema<>().$ref("problem")));
    }

    private static ApiResponse response(ProblemType type) {
        Schema<?> schema = new Schema<>().$ref("problem");
        MediaType body = new MediaType().schema(schema).addExamples("problem", new Example().value(example(type)));
        return new ApiResponse()
                .description(type.title())
                .content(new Content().addMediaType("application/problem+json", body));
    }

    private static Map<String, Object> example(ProblemType type) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", type.uri().toString());
        example.put("title", type.title());
        example.put("status", type.status());
        example.put("detail", EXAMPLES.get(type));
        example.put("instance", "/v1/…");
        example.put("request_id", "req_01k9zq3v5h8e4x7r2m6t0c1b9a");
        if (type == ProblemType.UNFIT) {
            example.put("errors", List.of(SINGLE));
        }
        return example;
    }

    private static String code(ProblemType type) {
        return Integer.toString(type.status());
    }

    private static String name(ProblemType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
