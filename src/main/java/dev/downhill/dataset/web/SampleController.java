package dev.downhill.dataset.web;

import dev.downhill.dataset.sample.Sample;
import dev.downhill.dataset.sample.Samples;
import dev.downhill.dataset.upload.DatasetImporter;
import dev.downhill.http.Fingerprint;
import dev.downhill.http.Idempotency;
import dev.downhill.http.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Datasets that come with the service.
@RestController
@RequestMapping(path = "/v1/samples", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Samples", description = "Datasets that come with the service")
class SampleController {

    private final DatasetImporter importer;
    private final Idempotency idempotency;

    SampleController(DatasetImporter importer, Idempotency idempotency) {
        this.importer = importer;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(operationId = "listSamples", summary = "List the samples, with source and licence")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(DatasetExamples.SAMPLES)))
    Page<SampleView> list() {
        List<SampleView> samples = Samples.all().stream().map(SampleView::of).toList();
        return Page.of(samples, samples.size(), SampleView::name);
    }

    @PostMapping("/{name}")
    @Operation(
            operationId = "createSample",
            summary = "Make a dataset of a sample",
            responses = @ApiResponse(responseCode = "404", description = "There is no sample of that name"))
    @Created
    ResponseEntity<?> create(
            @Parameter(
                            description = Idempotency.DESCRIPTION,
                            schema = @Schema(type = "string", minLength = 1, maxLength = Idempotency.MAX_LENGTH))
                    @RequestHeader(name = Idempotency.HEADER, required = false)
                    @Nullable
                    String key,
            @Parameter(example = "iris") @PathVariable String name)
            throws IOException {
        Sample sample = Samples.get(name);
        return idempotency.createSlowly(
                key,
                Fingerprint.of("createSample", name),
                reply -> importer.accept(sample, dataset -> reply.with(DatasetController.created(dataset))));
    }
}
