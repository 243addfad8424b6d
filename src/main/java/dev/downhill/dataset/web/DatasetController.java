package dev.downhill.dataset.web;

import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.DatasetStore;
import dev.downhill.dataset.upload.DatasetImporter;
import dev.downhill.dataset.upload.Upload;
import dev.downhill.dataset.upload.UploadFiles;
import dev.downhill.http.Cursor;
import dev.downhill.http.Fingerprint;
import dev.downhill.http.HttpProperties;
import dev.downhill.http.Idempotency;
import dev.downhill.http.Page;
import dev.downhill.request.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Uploads, lists, shows and deletes datasets.
@RestController
@RequestMapping(path = "/v1/datasets", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Datasets", description = "Data for training: tables and pictures")
class DatasetController {

    private static final String UPLOAD =
            "Formats: CSV and TSV, JSON (one object a line, an array of objects, such an array in a field, or an object of columns), these also with gzip, XLSX (the first sheet, or sheet in the spec), Parquet, a ZIP of"
                    + " pictures (PNG, JPEG, GIF, BMP, WebP, TIFF) in one folder per class or with a labels.csv, IDX (plain or gzip), NPY and NPZ; found out from the content."
                    + " Missing values are empty cells, NA, N/A, #N/A, NaN, null, None, \\N, ?, -, . and a few more, unless missing in the spec says otherwise. How a CSV file is"
                    + " laid out is inferred, shown as csv and, where it was a guess, among the guesses, and can be said in the spec. The target is the last column unless the spec names another; a numeric target of few whole values is taken as a class."
                    + " Pictures of different sizes are resized, turned as their Exif data say, and blended on a background, as images shows and the spec can say."
                    + " The bare body may be of any of these formats, under any Content-Type that is not one of a form.";

    private final DatasetStore datasets;
    private final DatasetImporter importer;
    private final Idempotency idempotency;
    private final HttpProperties limits;

    DatasetController(DatasetStore datasets, DatasetImporter importer, Idempotency idempotency, HttpProperties limits) {
        this.datasets = datasets;
        this.importer = importer;
        this.idempotency = idempotency;
        this.limits = limits;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            operationId = "uploadDataset",
            summary = "Upload a dataset, as a form or as the bare body",
            description = UPLOAD,
            parameters =
                    @Parameter(
                            name = "name",
                            in = ParameterIn.QUERY,
                            description = "Name of the dataset, for a bare body, which has no spec",
                            schema = @Schema(type = "string", maxLength = SpecJson.MAX_NAME)),
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = UploadForm.Documented.class)),
                                @Content(
                                        mediaType = "text/csv",
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject(DatasetExamples.CSV))
                            }))
    @Created
    ResponseEntity<?> uploadForm(
            @Parameter(
                            description = Idempotency.DESCRIPTION,
                            schema = @Schema(type = "string", minLength = 1, maxLength = Idempotency.MAX_LENGTH))
                    @RequestHeader(name = Idempotency.HEADER, required = false)
                    @Nullable
                    String key,
            HttpServletRequest request)
            throws IOException, ServletException {
        UploadForm form = UploadForm.of(request);
        SpecJson spec = form.spec();
        try (UploadFiles files = importer.files(limits.maxUpload().toBytes())) {
            return created(key, form.receive(files), spec);
        }
    }

    /// Of any type that is not one of a form: what the bytes are is found out from them. Described with the form:
    /// OpenAPI has one operation for both.
    @PostMapping
    @Hidden
    ResponseEntity<?> uploadBytes(
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") @Size(max = SpecJson.MAX_NAME) String name)
            throws IOException {
        try (UploadFiles files = importer.files(limits.maxUpload().toBytes())) {
            files.expect(request.getContentLengthLong());
            Path file = files.receive(request.getInputStream());
            SpecJson spec = SpecJson.EMPTY.named(name.strip());
            return created(key, files.upload(file, null, "", request.getContentType()), spec);
        }
    }

    /// Uploads are the same where the files and what is said about them are, however they were wrapped.
    private ResponseEntity<?> created(@Nullable String key, Upload upload, SpecJson spec) throws IOException {
        String fingerprint = Fingerprint.of(
                "uploadDataset", upload.sha256(), upload.fileName(), upload.contentType(), spec.toString());
        return idempotency.createSlowly(
                key,
                fingerprint,
                reply -> importer.accept(upload, spec.format(), spec.spec(), dataset -> reply.with(created(dataset))));
    }

    /// `curl --data-binary` declares a form unless told otherwise.
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Hidden
    void refuseForm() {
        throw ProblemException.unsupported("The body is declared as a form. Say what it is, for example"
                + " -H 'Content-Type: text/csv', or upload it with -F file=@data.csv.");
    }

    static ResponseEntity<DatasetView> created(Dataset dataset) {
        return ResponseEntity.created(URI.create("/v1/datasets/" + dataset.id()))
                .body(DatasetView.of(dataset));
    }

    @GetMapping
    @Operation(
            operationId = "listDatasets",
            summary = "List datasets, newest first",
            description =
                    "Columns come without categories, quantiles and histograms; `distinct` counts the categories.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(DatasetExamples.LIST)))
    Page<DatasetView> list(
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @Parameter(description = Page.NAME) @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String after) {
        List<DatasetView> found = datasets.list(limit + 1, Cursor.after("ds", "dataset", after), name).stream()
                .map(DatasetView::of)
                .toList();
        return Page.of(found, limit, DatasetView::id);
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getDataset",
            summary = "Show a dataset: columns, types and statistics",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content =
                                @Content(
                                        schema = @Schema(implementation = DatasetView.class),
                                        examples = @ExampleObject(DatasetExamples.DATASET))),
                @ApiResponse(responseCode = "404", description = "There is no dataset of that id")
            })
    DatasetView get(@PathVariable String id) {
        return DatasetView.of(datasets.get(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteDataset",
            summary = "Delete a dataset",
            responses = {
                @ApiResponse(responseCode = "204", description = "It was deleted"),
                @ApiResponse(responseCode = "404", description = "There is no dataset of that id"),
                @ApiResponse(responseCode = "409", description = "A job still uses it, or a model has test rows in it")
            })
    void delete(@PathVariable String id) {
        datasets.delete(id);
    }
}
