package dev.downhill.dataset;

import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The training, validation and test rows of a dataset, as ascending row numbers.
public record Split(int[] train, int[] validation, int[] test) {

    /// The fractions of a split.
    ///
    /// @param train fraction of the rows, above 0
    /// @param validation fraction of the rows, may be 0
    /// @param test fraction of the rows, may be 0; the three sum to 1
    /// @param stratify whether every class is divided alike; no effect on a numeric target
    /// @param seed of the shuffling; null for that of the job
    public record Fractions(
            double train,
            double validation,
            double test,
            boolean stratify,
            @Nullable Long seed) {

        private static final double TOLERANCE = 1e-6;

        public Fractions(double train, double validation, double test, boolean stratify) {
            this(train, validation, test, stratify, null);
        }

        /// @throws IllegalArgumentException if the fractions are no fractions, or do not sum to 1
        public Fractions {
            if (!(train > 0) || !(validation >= 0) || !(test >= 0)) {
                throw new IllegalArgumentException("fractions " + train + ", " + validation + ", " + test
                        + ": train must be above 0, no other below");
            }
            if (Math.abs(train + validation + test - 1) > TOLERANCE) {
                throw new IllegalArgumentException(
                        "fractions " + train + ", " + validation + ", " + test + " do not sum to 1");
            }
        }

        private double[] parts() {
            return new double[] {train, validation, test};
        }

        private int partsAsked() {
            return (int) Arrays.stream(parts()).filter(fraction -> fraction > 0).count();
        }
    }

    /// Divides the rows that have a target value. Depends on its arguments alone.
    ///
    /// The rows of each class (of all classes together without stratification or with a numeric target) are
    /// shuffled with {@link SplitMix} and dealt to the parts in proportion, each class to within one row of its
    /// fraction; what the rounding of one class leaves over is made good by the next. No part with a fraction
    /// above 0 is empty, a class with at least as many rows as there are parts is in each of them, and the
    /// only row of a class is learnt from.
    ///
    /// @param seed of the job, where the fractions have none of their own
    /// @throws ProblemException if there are too few rows for the parts asked for
    public static Split of(Dataset dataset, Rows rows, Fractions fractions, long seed) {
        List<int[]> groups = groups(dataset, rows, fractions.stratify());
        int total = groups.stream().mapToInt(group -> group.length).sum();
        if (total < fractions.partsAsked()) {
            throw ProblemException.unfit(new Problem(
                    "#/split",
                    "too_few_rows",
                    "The dataset has " + total + " rows with a target, too few for " + fractions.partsAsked()
                            + " parts.",
                    "Set the fractions that you do not need to 0."));
        }
        int[] sizes = groups.stream().mapToInt(group -> group.length).toArray();
        int[][] shares = Shares.of(sizes, fractions.parts());
        SplitMix random = new SplitMix(Objects.requireNonNullElse(fractions.seed(), seed));
        int[][] parts = new int[3][];
        for (int part = 0; part < parts.length; part++) {
            int column = part;
            parts[part] = new int
                    [Arrays.stream(shares).mapToInt(share -> share[column]).sum()];
        }
        int[] filled = new int[parts.length];
        for (int group = 0; group < sizes.length; group++) {
            int[] shuffled = groups.get(group);
            random.shuffle(shuffled);
            int from = 0;
            for (int part = 0; part < parts.length; part++) {
                int count = shares[group][part];
                System.arraycopy(shuffled, from, parts[part], filled[part], count);
                filled[part] += count;
                from += count;
            }
        }
        for (int[] part : parts) {
            Arrays.sort(part);
        }
        return new Split(parts[0], parts[1], parts[2]);
    }

    /// How many rows {@link #of} learns from, known without reading them.
    public static int trainingRows(Dataset dataset, Fractions fractions) {
        Column target = dataset.targetColumn();
        List<Column.Category> categories = target.categories();
        int[] sizes = categories == null || !fractions.stratify()
                ? new int[] {Math.toIntExact(dataset.rows() - target.missing())}
                : categories.stream()
                        .mapToInt(category -> Math.toIntExact(category.count()))
                        .toArray();
        return Arrays.stream(Shares.of(sizes, fractions.parts()))
                .mapToInt(share -> share[0])
                .sum();
    }

    /// Rows with a target, by class in the order of the codes; in one group where classes play no part.
    private static List<int[]> groups(Dataset dataset, Rows rows, boolean stratify) {
        int column = dataset.targetIndex();
        List<Column.Category> categories = dataset.targetColumn().categories();
        int count = rows.count();
        int[] codes = new int[count];
        for (int row = 0; row < count; row++) {
            boolean missing =
                    categories == null ? Float.isNaN(rows.number(row, column)) : rows.category(row, column) < 0;
            codes[row] = missing ? -1 : categories == null || !stratify ? 0 : rows.category(row, column);
        }
        int classes = categories == null || !stratify ? 1 : categories.size();
        int[] sizes = new int[classes];
        for (int code : codes) {
            if (code >= 0) {
                sizes[code]++;
            }
        }
        List<int[]> groups = new ArrayList<>();
        for (int size : sizes) {
            groups.add(new int[size]);
        }
        int[] filled = new int[classes];
        for (int row = 0; row < count; row++) {
            if (codes[row] >= 0) {
                groups.get(codes[row])[filled[codes[row]]++] = row;
            }
        }
        return groups;
    }
}
