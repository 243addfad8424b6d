package dev.downhill.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// The schemas of a document, compiled. A field that the document does not name is an error, too.
final class Schemas {

    private final ApiDocument document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    Schemas(ApiDocument document) {
        this.document = document;
    }

    /// @return one sentence for each place where the JSON is not as the schema says
    List<String> errors(JsonNode schema, JsonNode json) {
        return compiled
                .computeIfAbsent(schema.toString(), _ -> registry.getSchema(document.standalone(schema, true)))
                .validate(json)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
