package dev.downhill.contract;

import dev.downhill.contract.ApiDocument.Operation;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares requests that the service accepted with what the OpenAPI document describes: path, method, query
/// parameters, content type and JSON body.
public final class RequestCheck {

    private final ApiDocument document;
    private final Schemas schemas;

    public RequestCheck(ApiDocument document) {
        this.document = document;
        schemas = new Schemas(document);
    }

    /// @param target with its query
    /// @param contentType of the body; empty where there is none
    /// @return one sentence for each difference
    public List<String> faults(String method, URI target, String contentType, byte[] body) {
        Optional<Operation> found = document.find(method, target.getPath());
        if (found.isEmpty()) {
            return List.of(method + " " + target.getPath() + " is not documented");
        }
        Operation operation = found.get();
        List<String> faults = new ArrayList<>();
        Set<String> documented = StreamSupport.stream(
                        operation.node().path("parameters").spliterator(), false)
                .map(document::resolve)
                .filter(parameter -> parameter.path("in").asString("").equals("query"))
                .map(parameter -> parameter.path("name").asString(""))
                .collect(Collectors.toSet());
        names(target).stream()
                .filter(name -> !documented.contains(name))
                .forEach(name -> faults.add(operation.id() + " has no parameter " + name));
        if (!contentType.isEmpty()) {
            String type = contentType.split(";", 2)[0].strip();
            JsonNode content =
                    operation.node().path("requestBody").path("content").path(type);
            if (content.isMissingNode()) {
                faults.add(operation.id() + " takes no body of type " + type);
            } else if (type.equals("application/json")) {
                JsonNode json = JsonMapper.shared().readTree(body);
                schemas.errors(content.path("schema"), json)
                        .forEach(error -> faults.add(operation.id() + " is sent " + json + ": " + error));
            }
        }
        return faults;
    }

    private static List<String> names(URI target) {
        String query = target.getRawQuery();
        return query == null || query.isEmpty()
                ? List.of()
                : List.of(query.split("&")).stream()
                        .map(pair -> URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8))
                        .toList();
    }
}
