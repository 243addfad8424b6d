package dev.downhill.http.document;

import dev.downhill.http.Idempotency;
import dev.downhill.http.RequestId;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Adds to every response the headers that it has, each described once.
final class ResponseHeaders {

    private static final String LOCATION = "Location";
    private static final String RETRY_AFTER = "Retry-After";

    /// Named responses of requests that may succeed a little later.
    private static final Set<String> REPEATED_LATER = Set.of("busy", "unavailable", "conflict");

    void customise(OpenAPI api) {
        header(api, RequestId.HEADER, "Identifies the request in the log of the service");
        header(api, RETRY_AFTER, "Seconds to wait before the next try");
        header(api, LOCATION, "Path of the created resource");
        header(api, Idempotency.REPLAYED, "true if an earlier answer is repeated");
        api.getComponents().getResponses().forEach((name, response) -> {
            response.addHeaderObject(RequestId.HEADER, reference(RequestId.HEADER));
            if (REPEATED_LATER.contains(name)) {
                response.addHeaderObject(RETRY_AFTER, reference(RETRY_AFTER));
            }
        });
        api.getPaths()
                .values()
                .forEach(path -> path.readOperations().forEach(operation -> {
                    boolean repeatable = Objects.requireNonNullElse(
                                    operation.getParameters(), List.<io.swagger.v3.oas.models.parameters.Parameter>of())
                            .stream()
                            .anyMatch(parameter -> Idempotency.HEADER.equals(parameter.getName()));
                    operation.getResponses().forEach((status, response) -> describe(status, repeatable, response));
                }));
    }

    private static void describe(String status, boolean repeatable, ApiResponse response) {
        if (response.get$ref() != null) {
            return;
        }
        response.addHeaderObject(RequestId.HEADER, reference(RequestId.HEADER));
        if (repeatable && status.startsWith("2")) {
            response.addHeaderObject(LOCATION, reference(LOCATION));
            response.addHeaderObject(Idempotency.REPLAYED, reference(Idempotency.REPLAYED));
        }
        if (List.of("202", "409", "429", "503").contains(status)) {
            response.addHeaderObject(RETRY_AFTER, reference(RETRY_AFTER));
        }
    }

    private static void header(OpenAPI api, String name, String description) {
        api.getComponents()
                .addHeaders(name, new Header().description(description).schema(new StringSchema()));
    }

    private static Header reference(String name) {
        return new Header().$ref("#/components/headers/" + name);
    }
}
