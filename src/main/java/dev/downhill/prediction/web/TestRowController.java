package dev.downhill.prediction.web;

import dev.downhill.http.Page;
import dev.downhill.prediction.TestRow;
import dev.downhill.prediction.TestRun;
import dev.downhill.prediction.TestRuns;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows what models made of single test rows.
@Tag(name = "Models")
@RestController
@RequestMapping(path = "/v1/models/{ref}/evaluation", produces = MediaType.APPLICATION_JSON_VALUE)
class TestRowController {

    private static final String REF = "An id (`mdl_…`), `name` for its newest version, `name@3`, or `name@alias`.";

    /// A picture of all errors takes more than a page to read does.
    private static final int MAX_LIMIT = 1000;

    private static final int MAX_NAMED = 20;
    private static final int MAX_SHOWN = 60;

    private static final String GONE = "There is no such model, or its dataset was deleted.";

    private final TestRuns runs;

    TestRowController(TestRuns runs) {
        this.runs = runs;
    }

    @Operation(
            operationId = "listTestRows",
            summary = "Test rows with predictions",
            description = "Test rows with actual and predicted value. Classes: errors first, by falling"
                    + " probability, then correct rows, by rising probability. Numbers: by falling error. Of"
                    + " more than 100,000 test rows the first 100,000.")
    @ApiResponse(
            responseCode = "200",
            description = "One page.",
            content =
                    @Content(
                            schema = @Schema(implementation = TestRowsBody.class),
                            examples = {
                                @ExampleObject(name = "classes", value = TestRowExamples.CLASSES),
                                @ExampleObject(name = "numbers", value = TestRowExamples.NUMBERS)
                            }))
    @ApiResponse(responseCode = "404", description = GONE, content = @Content)
    @GetMapping("/rows")
    TestRowsBody rows(
            @Parameter(description = REF, example = "iris") @PathVariable String ref,
            @Parameter(description = "Only rows of this actual class.") @RequestParam(required = false) @Nullable
                    String actual,
            @Parameter(description = "Only rows of this predicted class.") @RequestParam(required = false) @Nullable
                    String predicted,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit,
            @RequestParam(defaultValue = "0") @Min(0) int offset) {
        TestRun run = runs.get(ref);
        requireClass("actual", actual, run.labels());
        requireClass("predicted", predicted, run.labels());
        List<TestRow> found = run.worstFirst().stream()
                .filter(row -> matches(row, actual, predicted))
                .toList();
        return TestRowsBody.of(run, found, offset, limit);
    }

    /// @throws ProblemException if a filter names a class that the model does not know
    private static void requireClass(String name, @Nullable String label, List<String> labels) {
        if (label != null && !labels.contains(label)) {
            String some = labels.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
            throw ProblemException.unfit(new Problem(
                    "?" + name,
                    "unknown_label",
                    "The model has no class '" + Texts.cut(label, MAX_SHOWN) + "'.",
                    labels.isEmpty()
                            ? "It predicts a number: leave " + name + " out."
                            : "Its classes: " + some + (labels.size() > MAX_NAMED ? ", …" : ".")));
        }
    }

    private static boolean matches(TestRow row, @Nullable String actual, @Nullable String predicted) {
        if (actual == null && predicted == null) {
            return true;
        }
        return row instanceof TestRow.OfClass answer
                && (actual == null || actual.equals(answer.actual()))
                && (predicted == null || predicted.equals(answer.predicted()));
    }

    @Operation(
            operationId = "getRoc",
            summary = "ROC curves",
            description = "The receiver operating characteristic of every class that some but not all test rows"
                    + " have. Points closer than 0.01 to each other are left out.")
    @ApiResponse(
            responseCode = "200",
            description = "One curve per class.",
            content =
                    @Content(
                            schema = @Schema(implementation = RocBody.class),
                            examples = @ExampleObject(TestRowExamples.ROC)))
    @ApiResponse(responseCode = "404", description = GONE, content = @Content)
    @ApiResponse(responseCode = "409", description = "The model predicts a number.", content = @Content)
    @GetMapping("/roc")
    RocBody roc(@Parameter(description = REF, example = "iris") @PathVariable String ref) {
        TestRun run = runs.get(ref);
        if (run.rocs() == null) {
            throw ProblemException.conflict(
                    "There are such curves for classes alone, and where these are not too many for the test rows.");
        }
        return new RocBody("roc", run.model(), run.rocs());
    }
}
