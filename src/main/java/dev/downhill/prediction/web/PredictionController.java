package dev.downhill.prediction.web;

import dev.downhill.prediction.LoadedModel;
import dev.downhill.prediction.LoadedModels;
import dev.downhill.prediction.PredictionProperties;
import dev.downhill.request.DeclaredCharset;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.work.WorkPool;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Predictions over HTTP. One path takes every kind of body; its `Content-Type` says which. The description of the API
/// has one operation a path, so the first of these methods describes them all.
@Tag(name = "Predictions", description = "Predictions of a model for JSON, CSV or images.")
@RestController
class PredictionController {

    private static final String PREDICT = "/v1/models/{ref}/predict";
    private static final String REF = "An id (`mdl_…`), `name` for its newest version, `name@3`, or `name@alias`.";
    private static final String BMP = "image/bmp";
    private static final String WEBP = "image/webp";
    private static final String TIFF = "image/tiff";
    private static final String CSV = "text/csv";

    private final LoadedModels models;
    private final PredictionProperties properties;
    private final CsvAnswers csvAnswers;
    private final WorkPool pool;

    PredictionController(
            LoadedModels models,
            PredictionProperties properties,
            CsvAnswers csvAnswers,
            @Qualifier("predictionPool") WorkPool pool) {
        this.models = models;
        this.properties = properties;
        this.csvAnswers = csvAnswers;
        this.pool = pool;
    }

    @Operation(
            operationId = "predict",
            summary = "Predict",
            description = PredictionExamples.PREDICT,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = PredictionRequest.class),
                                        examples = {
                                            @ExampleObject(name = "objects", value = PredictionExamples.OBJECTS),
                                            @ExampleObject(name = "arrays", value = PredictionExamples.ARRAYS)
                                        }),
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject(PredictionExamples.CSV_IN)),
                                @Content(
                                        mediaType = MediaType.IMAGE_PNG_VALUE,
                                        schema = @Schema(type = "string", format = "binary"),
                                        examples = @ExampleObject("(the bytes of a PNG file)")),
                                @Content(
                                        mediaType = MediaType.IMAGE_JPEG_VALUE,
                                        schema = @Schema(type = "string", format = "binary"),
                                        examples = @ExampleObject("(the bytes of a JPEG file)")),
                                @Content(
                                        mediaType = MediaType.IMAGE_GIF_VALUE,
                                        schema = @Schema(type = "string", format = "binary"),
                                        examples = @ExampleObject("(the bytes of a GIF file)")),
                                @Content(
                                        mediaType = BMP,
                                        schema = @Schema(type = "string", format = "binary"),
                                        examples = @ExampleObject("(the bytes of a BMP file)")),
                                @Content(
                                        mediaType = WEBP,
                                        schema = @Schema(type = "string", format = "binary"),
                                        examples = @ExampleObject("(the bytes of a WebP file)")),
                                @Content(
                                        mediaType = TIFF,
                                        schema = @Schema(type = "string", format = "binary"),
                                        examples = @ExampleObject("(the bytes of a TIFF file)")),
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema =
                                                @Schema(
                                                        type = "object",
                                                        description = "Picture files, in parts of any name"),
                                        additionalPropertiesSchema = @Schema(type = "string", format = "binary"),
                                        examples = @ExampleObject("{\"file\":[\"(the bytes of a PNG file)\"]}"))
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "One prediction per instance, in the same order.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = PredictionsBody.class),
                        examples = {
                            @ExampleObject(name = "classes", value = PredictionExamples.CLASSES),
                            @ExampleObject(name = "numbers", value = PredictionExamples.NUMBERS)
                        }),
                @Content(
                        mediaType = CSV,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(PredictionExamples.CSV_OUT))
            })
    @PostMapping(
            path = PREDICT,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    PredictionsBody json(
            @Parameter(description = REF, example = "iris@champion") @PathVariable String ref,
            @RequestBody JsonObjectReader body)
            throws IOException {
        return predict(ref, new JsonInstances(body, properties.maxInstances()));
    }

    @Operation(
            operationId = "predictByName",
            summary = "Predict with the model named in the body",
            description = "As `POST /v1/models/{ref}/predict` with JSON; `model` is what `ref` is there.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = PredictionRequest.Named.class),
                                            examples = @ExampleObject(PredictionExamples.NAMED))))
    @ApiResponse(
            responseCode = "200",
            description = "One prediction per instance, in the same order.",
            content =
                    @Content(
                            schema = @Schema(implementation = PredictionsBody.class),
                            examples = @ExampleObject(PredictionExamples.CLASSES)))
    @ApiResponse(responseCode = "404", description = "There is no such model.", content = @Content)
    @PostMapping(
            path = "/v1/predict",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    PredictionsBody named(@RequestBody JsonObjectReader body) throws IOException {
        String ref = body.text("model", 200).required();
        return predict(ref, new JsonInstances(body, properties.maxInstances()));
    }

    private PredictionsBody predict(String ref, JsonInstances instances) throws IOException {
        LoadedModel model = models.get(ref);
        return PredictionsBody.of(model, instances.predict(model, pool));
    }

    @Operation(hidden = true)
    @PostMapping(path = PREDICT, consumes = CSV, produces = CSV)
    ResponseEntity<InputStreamResource> csv(
            @PathVariable String ref, @RequestHeader(HttpHeaders.CONTENT_TYPE) String type, InputStream content)
            throws IOException {
        LoadedModel model = models.get(ref);
        InputStream answer = csvAnswers.of(model, content, DeclaredCharset.orNull(type));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8;header=present"))
                .body(new InputStreamResource(answer));
    }

    @Operation(hidden = true)
    @PostMapping(
            path = PREDICT,
            consumes = {
                MediaType.IMAGE_PNG_VALUE,
                MediaType.IMAGE_JPEG_VALUE,
                MediaType.IMAGE_GIF_VALUE,
                BMP,
                WEBP,
                TIFF
            },
            produces = MediaType.APPLICATION_JSON_VALUE)
    PredictionsBody image(@PathVariable String ref, InputStream content) throws IOException {
        ImageInstances images = images(ref);
        images.add(content, "#");
        return images.predictions();
    }

    @Operation(hidden = true)
    @PostMapping(
            path = PREDICT,
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    PredictionsBody form(@PathVariable String ref, HttpServletRequest form) throws IOException, ServletException {
        // As they were sent; Spring groups them by name.
        List<Part> files = form.getParts().stream()
                .filter(part -> part.getSubmittedFileName() != null)
                .toList();
        if (files.isEmpty() || files.size() > properties.maxInstances()) {
            throw ProblemException.unfit(new Problem(
                    "#",
                    files.isEmpty() ? "missing" : "too_many",
                    "The form has " + files.size() + " files; it must have between 1 and " + properties.maxInstances()
                            + ".",
                    null));
        }
        return images(ref).predict(files);
    }

    private ImageInstances images(String ref) {
        return new ImageInstances(
                models.get(ref), Math.toIntExact(properties.maxImage().toBytes()), pool);
    }
}
