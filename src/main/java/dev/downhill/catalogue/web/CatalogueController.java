package dev.downhill.catalogue.web;

import dev.downhill.catalogue.Sections;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The endpoint of the catalogue.
@RestController
@Tag(name = "Catalogue", description = "All layers, optimizers, schedules, splits and losses, with their fields")
class CatalogueController {

    private static final String EXAMPLE = """
            {"object":"catalogue","layers":[{"type":"dropout","sentence":"Zeroes values at random while training.",
             "label":"Dropout","family":"norm","fields":[{"name":"rate","sentence":"Share of the values that are zeroed.","required":true,
             "nullable":false,"default":null,"example":0.2,"advanced":false,"type":"number",
             "range":{"min":0.0,"min_excluded":false,"max":1.0,"max_excluded":true}}]}],
             "activations":[{"type":"relu","sentence":"x where positive, else 0","initializer":"he_uniform","fields":[]}],
             "initializers":[],"optimizers":[],"schedules":[],"splits":[],"losses":[],"job":[],"dataset_spec":[]}""";

    private final CatalogueBody body;

    CatalogueController(List<Sections> published) {
        this.body = CatalogueBody.of(published);
    }

    @GetMapping(path = "/v1/catalogue", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getCatalogue",
            summary = "List every layer, optimizer, schedule, loss, activation and initializer",
            description = "Each with its fields: type, range, default and one sentence. The fields of a job and of the"
                    + " spec of an upload stand beside them. It is the same for every client of one version.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The catalogue",
            content = @Content(examples = @ExampleObject(EXAMPLE)))
    CatalogueBody get() {
        return body;
    }
}
