package dev.downhill.dataset.web;

import dev.downhill.catalogue.Section;
import dev.downhill.catalogue.Sections;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/// The declarations of datasets for the catalogue and the description of the API.
@Configuration(proxyBeanMethods = false)
class DatasetSections {

    @Bean
    Sections datasetFields() {
        return Sections.of(new Section.OfObject("dataset_spec", SpecJson.UPLOAD))
                .withSchemas(SpecJson.VARIANT);
    }

    /// Part `spec` of a form: a text whose content has a schema of its own.
    @Bean
    GlobalOpenApiCustomizer specOfUpload() {
        return api -> {
            Schema<?> upload =
                    Objects.requireNonNull(api.getComponents().getSchemas().get("dataset_upload"));
            Schema<?> spec =
                    Objects.requireNonNull((Schema<?>) upload.getProperties().get("spec"));
            spec.contentMediaType(MediaType.APPLICATION_JSON_VALUE);
            spec.setContentSchema(new JsonSchema().$ref("#/components/schemas/" + SpecJson.UPLOAD.name()));
        };
    }
}
