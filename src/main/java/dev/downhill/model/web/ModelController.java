package dev.downhill.model.web;

import dev.downhill.http.Cursor;
import dev.downhill.http.Page;
import dev.downhill.model.Models;
import dev.downhill.model.TrainedModel;
import dev.downhill.request.JsonObjectReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Trained models over HTTP.
@Tag(name = "Models", description = "Models of completed jobs: versions, aliases, evaluation.")
@RestController
@RequestMapping(path = "/v1/models", produces = MediaType.APPLICATION_JSON_VALUE)
class ModelController {

    private static final String REF = "An id (`mdl_…`), `name` for its newest version, `name@3`, or `name@alias`.";

    private final Models models;

    ModelController(Models models) {
        this.models = models;
    }

    @Operation(
            operationId = "listModels",
            summary = "List models, newest first",
            description = "The next page is after=<last_id>. A page has fewer models than its limit if they have"
                    + " thousands of classes.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "One page.",
            content = @Content(examples = @ExampleObject(ModelExamples.PAGE)))
    @GetMapping
    Page<ModelBody> list(
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @Parameter(description = Page.NAME) @RequestParam(required = false) @Nullable String name,
            @Parameter(description = "Only models older than this one.") @RequestParam(required = false) @Nullable
                    String after) {
        Models.Listed<ModelBody> found =
                models.list(limit, Cursor.after("mdl", "model", after), name, ModelController::bodyOf);
        return Page.of(found.models(), found.more(), ModelBody::id);
    }

    @Operation(
            operationId = "getModel",
            summary = "Look at a model",
            description = "Network, preprocessing, schema of an instance, provenance, and a curl command that asks"
                    + " for a prediction.")
    @ApiResponse(
            responseCode = "200",
            description = "The model.",
            content =
                    @Content(
                            schema = @Schema(implementation = ModelBody.class),
                            examples = @ExampleObject(ModelExamples.MODEL)))
    @GetMapping("/{ref}")
    ModelBody get(@Parameter(description = REF, example = "iris@champion") @PathVariable String ref) {
        return bodyOf(models.get(ref));
    }

    @Operation(
            operationId = "deleteModel",
            summary = "Delete a model",
            description = "Its version number is never used again. 409 while an alias names it.")
    @ApiResponse(responseCode = "204", description = "Gone.", content = @Content)
    @ApiResponse(responseCode = "409", description = "An alias still names it.", content = @Content)
    @DeleteMapping("/{ref}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = REF, example = "iris@3") @PathVariable String ref) {
        models.delete(ref);
    }

    @Operation(
            operationId = "evaluateModel",
            summary = "Evaluation of a model",
            description = "Metrics on the test rows, which training never used, beside a baseline: the majority"
                    + " class, or the mean. `loss_unit` is the unit of `loss` here and in the curves of the"
                    + " job. Undefined metrics are null; `non_finite` names those that are `nan`, `inf` or"
                    + " `-inf`.")
    @ApiResponse(
            responseCode = "200",
            description = "The evaluation, with the fields of the model's task.",
            content =
                    @Content(
                            schema = @Schema(implementation = EvaluationBody.class),
                            examples = {
                                @ExampleObject(name = "classes", value = ModelExamples.CLASSES),
                                @ExampleObject(name = "numbers", value = ModelExamples.NUMBERS)
                            }))
    @GetMapping("/{ref}/evaluation")
    EvaluationBody evaluation(@Parameter(description = REF, example = "iris") @PathVariable String ref) {
        return EvaluationBody.of(models.get(ref));
    }

    @Operation(
            operationId = "setAlias",
            summary = "Set an alias",
            description = "Creates the alias or moves it. An alias has 1 to 64 letters, digits, `.`, `_` and `-`,"
                    + " and not only digits.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = AliasBody.class),
                                            examples = @ExampleObject("{\"version\":3}"))))
    @ApiResponse(
            responseCode = "200",
            description = "The model that the alias names now.",
            content =
                    @Content(
                            schema = @Schema(implementation = ModelBody.class),
                            examples = @ExampleObject(ModelExamples.MODEL)))
    @PutMapping(path = "/{name}/aliases/{alias}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ModelBody setAlias(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "champion") @PathVariable String alias,
            @RequestBody JsonObjectReader body) {
        int version = body.integer("version", 1, Integer.MAX_VALUE).required();
        body.throwIfAny("The alias does not fit.");
        return bodyOf(models.setAlias(name, alias, version));
    }

    @Operation(operationId = "removeAlias", summary = "Remove an alias", description = "The version itself stays.")
    @ApiResponse(responseCode = "204", description = "Gone.", content = @Content)
    @DeleteMapping("/{name}/aliases/{alias}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAlias(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "champion") @PathVariable String alias) {
        models.removeAlias(name, alias);
    }

    /// The body of an alias, for its description alone: {@link JsonObjectReader} reads it.
    @Schema(name = "model.alias")
    private record AliasBody(
            @Schema(example = "3", minimum = "1") int version) {}

    private static ModelBody bodyOf(TrainedModel model) {
        return ModelBody.of(
                model, ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
    }
}
