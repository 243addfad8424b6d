package dev.downhill.dataset.split;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.Rows;
import dev.downhill.nn.init.Randomness;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Warnings about data that make a model look better than it will be: rows that lie in several parts, and single
/// columns that give the target away. Time grows with the rows, memory is bounded by the limits below.
final class Leaks {

    /// The most rows and cells that are looked through; larger datasets are not.
    private static final int MAX_ROWS = 1_000_000;

    private static final long MAX_CELLS = 20_000_000;

    /// A text counts as this many, about the characters of a note.
    private static final int CELLS_OF_A_TEXT = 100;

    private static final int MIN_COPIES = 5;
    private static final double MIN_SHARE_OF_COPIES = 0.01;

    /// Rows whose inputs have fewer combinations of values than this for each row repeat by chance.
    private static final double MIN_COMBINATIONS_PER_ROW = 100;

    private Leaks() {}

    static boolean isSmallEnough(Dataset dataset) {
        long cells = 0;
        for (Column column : dataset.columns()) {
            cells += switch (column.type()) {
                case IMAGE -> column.imageBytes();
                case TEXT -> CELLS_OF_A_TEXT;
                case NUMERIC, DATETIME, CATEGORICAL -> 1;
            };
        }
        return dataset.rows() <= MAX_ROWS && cells * dataset.rows() <= MAX_CELLS;
    }

    /// @param learnt the dataset as it is learnt from, small enough
    static List<String> warnings(Dataset learnt, Rows rows, Split split) {
        List<String> warnings = new ArrayList<>();
        if (!repeatsByChance(learnt)) {
            RowHashes hashes = new RowHashes(learnt, rows);
            LongSet training = new LongSet(split.train().length);
            for (int row : split.train()) {
                training.add(hashes.of(row));
            }
            tellCopies("validation", split.validation(), hashes, training, warnings);
            tellCopies("test", split.test(), hashes, training, warnings);
        }
        warnings.addAll(Giveaways.warnings(learnt, rows, split.train()));
        return warnings;
    }

    private static boolean repeatsByChance(Dataset dataset) {
        double combinations = 1;
        for (Column column : dataset.columns()) {
            if (column.role() == Role.INPUT) {
                List<Column.Category> categories = column.categories();
                Long distinct = categories == null ? column.distinct() : Long.valueOf(categories.size());
                combinations *= column.type() == ColumnType.IMAGE || distinct == null
                        ? dataset.rows()
                        : Math.max(1, distinct + (column.missing() > 0 ? 1 : 0));
            }
        }
        return combinations < MIN_COMBINATIONS_PER_ROW * dataset.rows();
    }

    private static void tellCopies(String name, int[] part, RowHashes hashes, LongSet training, List<String> warnings) {
        int copies = 0;
        for (int row : part) {
            copies += training.contains(hashes.of(row)) ? 1 : 0;
        }
        if (copies >= MIN_COPIES && copies >= MIN_SHARE_OF_COPIES * part.length) {
            warnings.add(copies + " of the " + part.length + " " + name + " rows are copies of training rows, target"
                    + " included: the " + name + " result is better than that of new rows. Remove copies from the file,"
                    + " or keep them together by a split of the type \"group\".");
        }
    }

    /// Hashes of the inputs and the target of rows.
    private static final class RowHashes {

        private final List<Column> columns;
        private final boolean[] counts;
        private final Rows rows;
        private byte[] pixels = new byte[0];

        RowHashes(Dataset dataset, Rows rows) {
            this.columns = dataset.columns();
            this.rows = rows;
            counts = new boolean[columns.size()];
            for (int i = 0; i < counts.length; i++) {
                Role role = columns.get(i).role();
                counts[i] = role == Role.INPUT || role == Role.TARGET;
            }
        }

        long of(int row) {
            long hash = 0;
            for (int i = 0; i < counts.length; i++) {
                if (counts[i]) {
                    hash = Randomness.bits(hash, value(row, i) + 1);
                }
            }
            return hash;
        }

        private long value(int row, int index) {
            Column column = columns.get(index);
            return switch (column.type()) {
                case NUMERIC, DATETIME -> Double.doubleToLongBits(rows.exact(row, index));
                case CATEGORICAL -> rows.category(row, index);
                case IMAGE -> image(row, index, column);
                case TEXT -> text(rows.text(row, index));
            };
        }

        private static long text(@Nullable String text) {
            long hash = 0;
            for (int i = 0; text != null && i < text.length(); i++) {
                hash = mixed(hash, text.charAt(i));
            }
            return hash;
        }

        private long image(int row, int index, Column column) {
            if (pixels.length == 0) {
                pixels = new byte[column.imageBytes()];
            }
            rows.image(row, index, pixels);
            long hash = 0;
            for (byte pixel : pixels) {
                hash = mixed(hash, pixel);
            }
            return hash;
        }

        private static long mixed(long hash, int next) {
            long sum = hash * 31 + next;
            return sum ^ (sum >>> 29);
        }
    }

    /// A set of hashes with open addressing; 0 stands for an empty place, and is taken for 1.
    private static final class LongSet {

        private final long[] places;

        LongSet(int most) {
            places = new long[Integer.highestOneBit(Math.max(8, most)) * 4];
        }

        void add(long hash) {
            places[find(hash)] = key(hash);
        }

        boolean contains(long hash) {
            return places[find(hash)] != 0;
        }

        private int find(long hash) {
            long key = key(hash);
            int at = (int) (key ^ (key >>> 32)) & (places.length - 1);
            while (places[at] != 0 && places[at] != key) {
                at = (at + 1) & (places.length - 1);
            }
            return at;
        }

        private static long key(long hash) {
            return hash == 0 ? 1 : hash;
        }
    }
}
