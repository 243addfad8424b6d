package dev.downhill.prediction.web;

import dev.downhill.pipeline.Target;
import dev.downhill.prediction.TestRow;
import dev.downhill.prediction.TestRun;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A page of test rows; `task` tells which fields they have.
@Schema(
        name = "test_rows",
        oneOf = {TestRowsBody.OfClasses.class, TestRowsBody.OfNumbers.class},
        discriminatorProperty = "task",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "classification", schema = TestRowsBody.OfClasses.class),
            @DiscriminatorMapping(value = "regression", schema = TestRowsBody.OfNumbers.class)
        })
sealed interface TestRowsBody {

    /// @param found every row that was asked for
    /// @param from position of the first row of the page; past the end for an empty page
    static TestRowsBody of(TestRun run, List<TestRow> found, int from, int limit) {
        int start = Math.min(from, found.size());
        int end = Math.min(found.size(), start + limit);
        List<TestRow> page = found.subList(start, end);
        boolean more = end < found.size();
        return switch (run.target()) {
            case Target.Classes _ ->
                new OfClasses(
                        "list",
                        run.model(),
                        run.dataset(),
                        "classification",
                        page.stream().map(TestRow.OfClass.class::cast).toList(),
                        from,
                        found.size(),
                        more);
            case Target.Numeric _ ->
                new OfNumbers(
                        "list",
                        run.model(),
                        run.dataset(),
                        "regression",
                        page.stream().map(TestRow.OfNumber.class::cast).toList(),
                        from,
                        found.size(),
                        more);
        };
    }

    /// Rows of a classifier.
    ///
    /// @param total rows that were asked for, on all pages
    @Schema(name = "test_rows.classes")
    record OfClasses(
            @Schema(example = "list") String object,

            @Schema(example = "mdl_01k9zq6v4m8t1c5w7x2y3z4a5b")
            String model,

            @Schema(example = "ds_01k9zq4s2j6q8a3t5v0w1x2y3z")
            String dataset,

            @Schema(allowableValues = "classification") String task,
            List<TestRow.OfClass> data,
            @Schema(example = "0") int offset,
            @Schema(example = "23") int total,
            boolean hasMore)
            implements TestRowsBody {}

    /// Rows of a model that predicts a number.
    ///
    /// @param total rows that were asked for, on all pages
    @Schema(name = "test_rows.numbers")
    record OfNumbers(
            @Schema(example = "list") String object,

            @Schema(example = "mdl_01k9zq6v4m8t1c5w7x2y3z4a5b")
            String model,

            @Schema(example = "ds_01k9zq4s2j6q8a3t5v0w1x2y3z")
            String dataset,

            @Schema(allowableValues = "regression") String task,
            List<TestRow.OfNumber> data,
            @Schema(example = "0") int offset,
            @Schema(example = "66") int total,
            boolean hasMore)
            implements TestRowsBody {}
}
