package dev.downhill.dataset.split;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.Kind;
import dev.downhill.catalogue.Kinds;
import dev.downhill.catalogue.ValueType;
import dev.downhill.catalogue.Values;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Range;

/// The kinds of split and their fields, as a job's hyperparameters have them.
public final class SplitFields {

    private static final double SUM_TOLERANCE = 1e-9;

    private static final ValueType<Double> SHARE = ValueType.number(Range.between(0, 1));

    private static final FieldSpec<Double> TRAIN =
            FieldSpec.of("train", ValueType.number(Range.above(0).atMost(1)), 0.7, "Share of the rows to train on.");

    private static final FieldSpec<Double> VALIDATION =
            FieldSpec.of("validation", SHARE, 0.15, "Share of the rows that early stopping watches.");

    private static final FieldSpec<Double> TEST =
            FieldSpec.of("test", SHARE, 0.15, "Share of the rows for the final evaluation.");

    private static final FieldSpec<Long> SEED = FieldSpec.optional(
            "seed",
            ValueType.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE),
            "Seed of the split, independent of the seed of the job; null takes the seed of the job.");

    public static final Kinds<SplitRule> KINDS = Kinds.<SplitRule>of(
                    SplitRule.class,
                    "split",
                    "How rows are divided into training, validation and test rows.",
                    Kind.of(
                                    "random",
                                    SplitRule.Random.class,
                                    "Rows are shuffled and divided by the three shares, which sum to 1.",
                                    TRAIN,
                                    VALIDATION,
                                    TEST,
                                    FieldSpec.of(
                                            "stratify",
                                            ValueType.flag(),
                                            true,
                                            "Keeps the balance of the classes the same in every part."),
                                    SEED)
                            .rule(SplitFields::sumToOne),
                    Kind.of(
                            "column",
                            SplitRule.ByColumn.class,
                            "A column of the dataset names the part of each row.",
                            column("Its values are `train`, `validation` (or `val`, `dev`) and `test`; it is no"
                                    + " input.")),
                    Kind.of(
                                    "time",
                                    SplitRule.ByTime.class,
                                    "The latest rows are test rows, those before them validation rows; rows of the"
                                            + " same time stay together.",
                                    column("Dates or numbers, by which the rows are ordered."),
                                    TRAIN,
                                    VALIDATION,
                                    TEST)
                            .rule(SplitFields::sumToOne),
                    Kind.of(
                                    "group",
                                    SplitRule.ByGroup.class,
                                    "Rows with the same value of a column, such as those of one customer, stay"
                                            + " together; a hash of the value decides on the part.",
                                    column("The groups; it is no input."),
                                    TRAIN,
                                    VALIDATION,
                                    TEST,
                                    SEED)
                            .rule(SplitFields::sumToOne))
            .orElse("random");

    private SplitFields() {}

    private static FieldSpec<String> column(String sentence) {
        return FieldSpec.required("column", ValueType.text(1_000), sentence);
    }

    /// Replaces shares that do not go together.
    private static void sumToOne(Values values, JsonObjectReader split) {
        double sum = values.get(TRAIN) + values.get(VALIDATION) + values.get(TEST);
        if (Math.abs(sum - 1) <= SUM_TOLERANCE) {
            return;
        }
        values.with(TRAIN, 1.0).with(VALIDATION, 0.0).with(TEST, 0.0);
        boolean alreadyTold = split.problems().list().stream()
                .anyMatch(problem -> problem.pointer().startsWith(split.pointer() + "/"));
        if (!alreadyTold) {
            split.problems()
                    .add(
                            split.pointer(),
                            "wrong_sum",
                            "train + validation + test must be 1, not " + sum + ".",
                            "Name all three; the defaults are 0.7, 0.15 and 0.15.");
        }
    }
}
