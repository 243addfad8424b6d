package dev.downhill.prediction;

import dev.downhill.pipeline.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model's answers to its test rows: immutable, as both are.
///
/// @param model its id
/// @param target what it predicts
/// @param dataset the id of what it was trained on
/// @param total test rows; the first {@link TestRuns#MAX_ROWS} of them were asked
/// @param labels of the classes that it tells apart; empty for a numeric target
/// @param worstFirst mistakes, the surest first, and then what was right, the least sure first; of numbers the
///     largest error first
/// @param rocs one a class; null for a numeric target, and where there are too many classes
public record TestRun(
        String model,
        Target target,
        String dataset,
        int total,
        List<String> labels,
        List<TestRow> worstFirst,
        @Nullable List<RocCurve> rocs) {}
