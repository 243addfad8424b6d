package dev.downhill.dataset.split;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.SplitMix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Deals shuffled rows.
///
/// The rows of each class (of all classes together without stratification or with a numeric target) are
/// shuffled with {@link SplitMix} and dealt to the parts in proportion, each class to within one row of its
/// fraction; what the rounding of one class leaves over is made good by the next. No part with a fraction
/// above 0 is empty, a class with at least as many rows as there are parts is in each of them, and the
/// only row of a class is learnt from.
final class RandomDeal {

    private RandomDeal() {}

    static Split of(Dataset dataset, Rows rows, SplitRule.Random rule, long seed) {
        Fractions fractions = rule.fractions(dataset);
        List<int[]> groups = groups(dataset, rows, rule.stratify());
        int total = groups.stream().mapToInt(group -> group.length).sum();
        if (total < fractions.partsAsked()) {
            throw Split.tooFew(total + " rows with a target", fractions.partsAsked());
        }
        int[] sizes = groups.stream().mapToInt(group -> group.length).toArray();
        int[][] shares = Shares.of(sizes, fractions.parts());
        SplitMix random = new SplitMix(Objects.requireNonNullElse(rule.seed(), seed));
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

    static int trainingRows(Dataset dataset, SplitRule.Random rule) {
        Column target = dataset.targetColumn();
        List<Column.Category> categories = target.categories();
        int[] sizes = categories == null || !rule.stratify()
                ? new int[] {Math.toIntExact(dataset.rows() - target.missing())}
                : categories.stream()
                        .mapToInt(category -> Math.toIntExact(category.count()))
                        .toArray();
        return Arrays.stream(Shares.of(sizes, rule.fractions(dataset).parts()))
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
            boolean counts = Split.hasTarget(dataset.targetColumn(), column, rows, row);
            codes[row] = !counts ? -1 : categories == null || !stratify ? 0 : rows.category(row, column);
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
