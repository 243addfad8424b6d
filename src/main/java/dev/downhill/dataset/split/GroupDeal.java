package dev.downhill.dataset.split;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Rows;
import dev.downhill.nn.init.Randomness;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Deals groups of rows: a hash of the group's value, uniform in [0, 1), is compared with the shares. So a group stays
/// in its part when the dataset is uploaded again with more rows, and the shares are reached by and large only. Where
/// that leaves a part empty, it takes the group of the largest part whose hash is nearest to its bounds.
final class GroupDeal {

    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final double[] hashes;
    private final byte[] parts;

    private GroupDeal(double[] hashes) {
        this.hashes = hashes;
        this.parts = new byte[hashes.length];
    }

    static Split of(Dataset dataset, Rows rows, SplitRule.ByGroup rule, long seed) {
        SplitColumn column = SplitColumn.ofGroups(dataset, rule.column());
        Fractions fractions = rule.fractions(dataset);
        GroupDeal deal = new GroupDeal(hashes(dataset, rows, column, seed));
        double[] shares = fractions.parts();
        for (int row = 0; row < deal.parts.length; row++) {
            deal.parts[row] = (byte) part(deal.hashes[row], shares);
        }
        for (int part = 0; part < shares.length; part++) {
            if (shares[part] > 0) {
                deal.fill(part, fractions.partsAsked());
            }
        }
        return Split.of(deal.parts);
    }

    /// NaN for rows without a target.
    private static double[] hashes(Dataset dataset, Rows rows, SplitColumn column, long seed) {
        List<Column.Category> categories = column.column().categories();
        double[] byCode = categories == null
                ? new double[0]
                : categories.stream()
                        .mapToDouble(category -> Randomness.uniform(hash(category.value()), seed))
                        .toArray();
        double[] hashes = new double[rows.count()];
        long missing = 0;
        int firstMissing = 0;
        for (int row = hashes.length - 1; row >= 0; row--) {
            if (!Split.hasTarget(dataset.targetColumn(), dataset.targetIndex(), rows, row)) {
                hashes[row] = Double.NaN;
            } else if (column.isMissing(rows, row)) {
                missing++;
                firstMissing = row;
            } else if (categories == null) {
                // -0.0 is the same group as 0.0.
                long bits = Double.doubleToLongBits(rows.exact(row, column.index()) + 0.0);
                hashes[row] = Randomness.uniform(bits, seed);
            } else {
                hashes[row] = byCode[rows.category(row, column.index())];
            }
        }
        if (missing > 0) {
            throw column.missing("they belong to no group", missing, firstMissing);
        }
        return hashes;
    }

    /// Fowler, Noll and Vo's hash (FNV-1a, 64 bits) of the text in UTF-8.
    private static long hash(String text) {
        long hash = FNV_BASIS;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    private static int part(double hash, double[] shares) {
        if (Double.isNaN(hash)) {
            return -1;
        }
        double upTo = 0;
        int last = 0;
        for (int part = 0; part < shares.length; part++) {
            upTo += shares[part];
            if (shares[part] > 0) {
                last = part;
                if (hash < upTo) {
                    return part;
                }
            }
        }
        return last;
    }

    private void fill(int wanted, int partsAsked) {
        int[] rows = new int[3];
        double[] least = {1, 1, 1};
        double[] most = {-1, -1, -1};
        for (int row = 0; row < parts.length; row++) {
            int part = parts[row];
            if (part >= 0) {
                rows[part]++;
                least[part] = Math.min(least[part], hashes[row]);
                most[part] = Math.max(most[part], hashes[row]);
            }
        }
        if (rows[wanted] > 0) {
            return;
        }
        int giver = -1;
        for (int part = 0; part < rows.length; part++) {
            if (least[part] < most[part] && (giver < 0 || rows[part] > rows[giver])) {
                giver = part;
            }
        }
        if (giver < 0) {
            int groups = 0;
            for (int count : rows) {
                groups += count > 0 ? 1 : 0;
            }
            throw Split.tooFew(groups + (groups == 1 ? " group" : " groups") + " of rows with a target", partsAsked);
        }
        double given = giver < wanted ? most[giver] : least[giver];
        for (int row = 0; row < parts.length; row++) {
            if (parts[row] == giver && hashes[row] == given) {
                parts[row] = (byte) wanted;
            }
        }
    }
}
