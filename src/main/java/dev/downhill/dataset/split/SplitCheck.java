package dev.downhill.dataset.split;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Datasets;
import dev.downhill.dataset.RowWeights;
import dev.downhill.dataset.Rows;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import dev.downhill.request.Texts;
import java.util.ArrayList;
import java.util.List;

/// Checks the split of a job before it trains.
///
/// @param trainingRows how many rows are learnt from
public record SplitCheck(int trainingRows, List<String> warnings) {

    private static final int MAX_NAMED = 10;
    private static final double WORTH_TELLING = 0.005;

    /// Reads the rows where the dataset's statistics leave open whether the split fits, and where they are few enough
    /// to be looked through for leaks.
    ///
    /// @param seed of the job
    /// @param problems takes what does not fit; the result then stands in
    public static SplitCheck of(Dataset dataset, Datasets datasets, SplitRule rule, long seed, Problems problems) {
        try {
            Split.check(dataset, rule);
            if (!Split.needsRows(dataset, rule) && !Leaks.isSmallEnough(dataset)) {
                return new SplitCheck(Split.trainingRows(dataset, rule), List.of());
            }
            try (Rows rows = datasets.open(dataset.id())) {
                Split split = Split.of(dataset, rows, rule, seed);
                RowWeights weights = RowWeights.of(dataset);
                requireWeights("training", split.train(), rows, weights, problems);
                requireWeights("validation", split.validation(), rows, weights, problems);
                requireWeights("test", split.test(), rows, weights, problems);
                List<String> warnings = new ArrayList<>();
                tellShares(dataset, rule, split, warnings);
                tellUnlearntClasses(dataset, rows, split, warnings);
                if (Leaks.isSmallEnough(dataset)) {
                    warnings.addAll(Leaks.warnings(rule.withoutRule(dataset), rows, split));
                }
                return new SplitCheck(split.train().length, List.copyOf(warnings));
            }
        } catch (ProblemException e) {
            if (e.problems().isEmpty()) {
                problems.add("#/split", "unfit", e.detail());
            }
            for (Problem problem : e.problems()) {
                problems.add(problem.pointer(), problem.code(), problem.detail(), problem.hint());
            }
            return new SplitCheck(0, List.of());
        }
    }

    private static void requireWeights(String part, int[] numbers, Rows rows, RowWeights weights, Problems problems) {
        if (numbers.length > 0 && weights.counting(rows, numbers).length == 0) {
            problems.add(
                    "#/split",
                    "zero_weights",
                    "Every one of the " + numbers.length + " " + part + " rows has the weight 0, so that none counts.",
                    "Choose another split.seed or larger fractions, or give more rows a weight above 0.");
        }
    }

    /// Groups and moments are not divided, so the shares that were asked for are not reached exactly.
    private static void tellShares(Dataset dataset, SplitRule rule, Split split, List<String> warnings) {
        double rows = split.train().length + split.validation().length + split.test().length;
        boolean strays = Math.abs(split.train().length / rows
                                - rule.fractions(dataset).train())
                        > WORTH_TELLING
                || Math.abs(split.test().length / rows - rule.fractions(dataset).test()) > WORTH_TELLING;
        if (rule instanceof SplitRule.ByGroup group) {
            warnings.add("The groups of \"" + group.column() + "\" stay together, which makes " + split.shares() + ".");
        } else if (rule instanceof SplitRule.ByTime time && strays) {
            warnings.add(
                    "Rows of the same \"" + time.column() + "\" stay together, which makes " + split.shares() + ".");
        }
    }

    private static void tellUnlearntClasses(Dataset dataset, Rows rows, Split split, List<String> warnings) {
        List<Column.Category> categories = dataset.targetColumn().categories();
        if (categories == null) {
            return;
        }
        boolean[] learnt = new boolean[categories.size()];
        for (int row : split.train()) {
            learnt[rows.category(row, dataset.targetIndex())] = true;
        }
        List<String> missing = new ArrayList<>();
        for (int code = 0; code < learnt.length; code++) {
            if (!learnt[code] && categories.get(code).count() > 0) {
                missing.add("\"" + Texts.cut(categories.get(code).value(), 60) + "\"");
            }
        }
        if (!missing.isEmpty()) {
            warnings.add("No training row is of these classes, so they cannot be learnt: "
                    + String.join(", ", missing.subList(0, Math.min(MAX_NAMED, missing.size())))
                    + (missing.size() > MAX_NAMED ? " and " + (missing.size() - MAX_NAMED) + " more" : "")
                    + ". Another type of split, or another seed, may give them training rows.");
        }
    }
}
