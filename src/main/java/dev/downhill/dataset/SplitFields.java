package dev.downhill.dataset;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.RecordSpec;
import dev.downhill.catalogue.ValueType;
import dev.downhill.request.Range;

/// The fields of a split, as a job's hyperparameters have them.
public final class SplitFields {

    private static final ValueType<Double> SHARE = ValueType.number(Range.between(0, 1));

    public static final FieldSpec<Double> TRAIN =
            FieldSpec.of("train", ValueType.number(Range.above(0).atMost(1)), 0.7, "Share of the rows to train on.");

    public static final FieldSpec<Double> VALIDATION =
            FieldSpec.of("validation", SHARE, 0.15, "Share of the rows that early stopping watches.");

    public static final FieldSpec<Double> TEST =
            FieldSpec.of("test", SHARE, 0.15, "Share of the rows for the final evaluation.");

    public static final RecordSpec<Split.Fractions> FRACTIONS = RecordSpec.of(
            Split.Fractions.class,
            "split",
            "How rows are dealt into training, validation and test rows; the three shares sum to 1.",
            TRAIN,
            VALIDATION,
            TEST,
            FieldSpec.of(
                    "stratify", ValueType.flag(), true, "Keeps the balance of the classes the same in every part."),
            FieldSpec.optional(
                    "seed",
                    ValueType.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE),
                    "Deals the rows alike whatever the seed of the job; null takes that."));

    private SplitFields() {}
}
