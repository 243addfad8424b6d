package dev.downhill.dataset.split;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.RowWeights;
import dev.downhill.dataset.Rows;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The training, validation and test rows of a dataset, as ascending row numbers.
public record Split(int[] train, int[] validation, int[] test) {

    /// With this many rows no part of a random split is empty, and the rows need not be read to know it.
    private static final int SURELY_ENOUGH_ROWS = 10_000;

    /// Divides the rows that have a target value. Depends on its arguments alone. No part that is asked for is empty.
    ///
    /// @param seed of the job, where the rule has none of its own
    /// @throws ProblemException if the rule does not fit the dataset, or has too few rows for the parts
    public static Split of(Dataset dataset, Rows rows, SplitRule rule, long seed) {
        check(dataset, rule);
        return switch (rule) {
            case SplitRule.Random random -> RandomDeal.of(dataset, rows, random, seed);
            case SplitRule.ByColumn named -> NamedParts.of(dataset, rows, named);
            case SplitRule.ByTime time -> TimeDeal.of(dataset, rows, time);
            case SplitRule.ByGroup group ->
                GroupDeal.of(dataset, rows, group, Objects.requireNonNullElse(group.seed(), seed));
        };
    }

    /// Checks what can be known about a rule without reading the rows.
    ///
    /// @throws ProblemException if the rule does not fit the dataset
    public static void check(Dataset dataset, SplitRule rule) {
        switch (rule) {
            case SplitRule.Random _ -> {}
            case SplitRule.ByColumn named -> NamedParts.check(dataset, named.column());
            case SplitRule.ByTime time -> SplitColumn.ofTimes(dataset, time.column());
            case SplitRule.ByGroup group -> SplitColumn.ofGroups(dataset, group.column());
        }
    }

    /// Whether {@link #check} leaves open whether the rule fits.
    public static boolean needsRows(Dataset dataset, SplitRule rule) {
        long missing = dataset.targetColumn().missing();
        return switch (rule) {
            case SplitRule.Random _ ->
                dataset.rows() - missing < SURELY_ENOUGH_ROWS
                        || RowWeights.of(dataset).haveZeros();
            case SplitRule.ByColumn _ ->
                missing > 0
                        || dataset.rows() < SURELY_ENOUGH_ROWS
                        || RowWeights.of(dataset).haveZeros();
            case SplitRule.ByTime _, SplitRule.ByGroup _ -> true;
        };
    }

    /// About how many rows {@link #of} learns from, known without reading them; exact for random rows.
    public static int trainingRows(Dataset dataset, SplitRule rule) {
        return rule instanceof SplitRule.Random random
                ? RandomDeal.trainingRows(dataset, random)
                : (int) Math.round(rule.fractions(dataset).train() * dataset.rows());
    }

    /// @param part of each row: 0 training, 1 validation, 2 test, and below 0 none
    static Split of(byte[] part) {
        int[][] parts = new int[3][];
        int[] counts = new int[parts.length];
        for (byte each : part) {
            if (each >= 0) {
                counts[each]++;
            }
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new int[counts[i]];
        }
        Arrays.fill(counts, 0);
        for (int row = 0; row < part.length; row++) {
            int each = part[row];
            if (each >= 0) {
                parts[each][counts[each]++] = row;
            }
        }
        return new Split(parts[0], parts[1], parts[2]);
    }

    /// Whether a row has a target value.
    static boolean hasTarget(Column target, int index, Rows rows, int row) {
        List<Column.Category> categories = target.categories();
        return categories == null ? !Double.isNaN(rows.exact(row, index)) : rows.category(row, index) >= 0;
    }

    /// The shares of the rows in each part, for people.
    public String shares() {
        double rows = Math.max(1, train.length + validation.length + test.length);
        return percent(train.length / rows) + " training, " + percent(validation.length / rows) + " validation and "
                + percent(test.length / rows) + " test rows";
    }

    private static String percent(double share) {
        return Math.round(1000 * share) / 10.0 + " %";
    }

    static ProblemException tooFew(String what, int partsAsked) {
        return ProblemException.unfit(new Problem(
                "#/split",
                "too_few_rows",
                "The dataset has " + what + ", too few for " + partsAsked + " parts.",
                "Set the fractions that you do not need to 0."));
    }
}
