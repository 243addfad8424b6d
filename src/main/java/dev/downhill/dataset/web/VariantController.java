package dev.downhill.dataset.web;

import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.upload.Variants;
import dev.downhill.http.Fingerprint;
import dev.downhill.http.Idempotency;
import dev.downhill.request.JsonObjectReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Makes datasets of datasets.
@RestController
@Tag(name = "Datasets")
class VariantController {

    private final Variants variants;
    private final Idempotency idempotency;

    VariantController(Variants variants, Idempotency idempotency) {
        this.variants = variants;
        this.idempotency = idempotency;
    }

    @PostMapping(
            path = "/v1/datasets/{id}/variants",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "createVariant",
            summary = "Make a variant of a dataset",
            description = "Makes a new dataset with another target, other types or other roles; all other settings"
                    + " stay. The original dataset does not change. Both share equal data in the database.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(ref = "#/components/schemas/dataset.variant"),
                                            examples = @ExampleObject(DatasetExamples.VARIANT))))
    @Created
    @ApiResponse(responseCode = "404", description = "There is no dataset of that id")
    ResponseEntity<?> create(
            @Parameter(
                            description = Idempotency.DESCRIPTION,
                            schema = @Schema(type = "string", minLength = 1, maxLength = Idempotency.MAX_LENGTH))
                    @RequestHeader(name = Idempotency.HEADER, required = false)
                    @Nullable
                    String key,
            @PathVariable String id,
            @RequestBody JsonObjectReader body)
            throws IOException {
        DatasetSpec changes = SpecJson.spec(body);
        return idempotency.createSlowly(
                key,
                Fingerprint.of("createVariant " + id, body),
                reply -> variants.create(id, changes, dataset -> reply.with(DatasetController.created(dataset))));
    }
}
