package dev.downhill.catalogue;

import java.util.List;

/// The declarations that one feature publishes.
///
/// @param listed its parts of `GET /v1/catalogue`
/// @param schemas objects that only the description of the API names
public record Sections(List<Section> listed, List<ObjectSpec> schemas) {

    public Sections {
        listed = List.copyOf(listed);
        schemas = List.copyOf(schemas);
    }

    public static Sections of(Section... listed) {
        return new Sections(List.of(listed), List.of());
    }

    public Sections withSchemas(ObjectSpec... objects) {
        return new Sections(listed, List.of(objects));
    }
}
