package dev.downhill.contract;

import dev.downhill.contract.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares answers with what the OpenAPI document promises: status, content type, required headers and body. A field
/// that the document does not name is a fault, too.
public final class AnswerCheck {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final ApiDocument document;
    private final Schemas schemas;

    public AnswerCheck(ApiDocument document) {
        this.document = document;
        schemas = new Schemas(document);
    }

    /// @return one sentence for each difference; none for a request that the document does not know
    public List<String> faults(Exchange exchange) {
        Optional<Operation> operation = document.find(exchange.method(), exchange.path());
        return operation.isEmpty() ? List.of() : faults(operation.get(), exchange);
    }

    List<String> faults(Operation operation, Exchange exchange) {
        String place = operation.id() + " " + exchange.status();
        JsonNode documented = operation.node().path("responses").path(Integer.toString(exchange.status()));
        if (documented.isMissingNode()) {
            return List.of(place + " is not documented");
        }
        JsonNode response = document.resolve(documented);
        List<String> faults = new ArrayList<>();
        response.path("headers").properties().forEach(header -> {
            boolean required =
                    document.resolve(header.getValue()).path("required").asBoolean(false);
            if (required && !exchange.headers().containsKey(header.getKey())) {
                faults.add(place + " has no header " + header.getKey());
            }
        });
        checkBody(place, response.path("content"), exchange, faults);
        return faults;
    }

    private void checkBody(String place, JsonNode contents, Exchange exchange, List<String> faults) {
        if (contents.isEmpty()) {
            if (exchange.body().length > 0) {
                faults.add(place + " has a body, and none is documented");
            }
            return;
        }
        String type = exchange.mediaType();
        JsonNode content = contents.path(type);
        if (content.isMissingNode()) {
            faults.add(place + " is of type '" + type + "', which is not among " + contents.propertyNames());
        } else if (content.path("schema").isMissingNode()) {
            faults.add(place + " " + type + " has no schema");
        } else if (type.equals(JSON) || type.equals(PROBLEM)) {
            checkJson(place + " " + type, content.path("schema"), exchange.body(), faults);
        }
    }

    private void checkJson(String place, JsonNode schema, byte[] body, List<String> faults) {
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            schemas.errors(schema, json).forEach(error -> faults.add(place + ": " + error));
        } catch (JacksonException e) {
            faults.add(place + " is no JSON: " + e.getOriginalMessage());
        }
    }
}
