package dev.downhill.catalogue.web;

import dev.downhill.catalogue.Section;
import dev.downhill.catalogue.Sections;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Adds the schema of everything that is declared to the description of the API; before the others, which sort.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CatalogueDescription implements GlobalOpenApiCustomizer {

    private final List<Sections> published;

    CatalogueDescription(List<Sections> published) {
        this.published = List.copyOf(published);
    }

    @Override
    public void customise(OpenAPI api) {
        FormSchemas schemas = new FormSchemas();
        for (Sections sections : published) {
            sections.schemas().forEach(schemas::object);
            sections.listed().forEach(section -> {
                if (section instanceof Section.OfObject part) {
                    schemas.object(part.object());
                }
            });
        }
        schemas.named().forEach(api.getComponents()::addSchemas);
    }
}
