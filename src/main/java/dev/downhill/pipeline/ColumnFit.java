package dev.downhill.pipeline;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Column.Category;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.picture.ImagesFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Gathers what an encoder must know about its column, one training row after the other.
sealed interface ColumnFit {

    /// @param weight how much the row counts, above 0
    void see(Rows rows, int row, double weight);

    ColumnEncoder encoder();

    /// @param format how the pictures of the dataset were read; null where it holds none
    /// @return null for a column that no network can learn from
    static @Nullable ColumnFit of(Column column, int index, @Nullable ImagesFormat format) {
        return switch (column.type()) {
            case NUMERIC, DATETIME -> new Numbers(column, index);
            case CATEGORICAL -> new Categories(column, index);
            case IMAGE -> new Images(column, index, format);
            case TEXT -> column.keepsTexts() ? new Texts(column, index) : null;
        };
    }

    /// Mean and variance in one pass, after Welford 1962 and, with weights, West 1979: exact also where the values are
    /// large and their spread small.
    final class Numbers implements ColumnFit {
        private final Column column;
        private final int index;
        private double total;
        private double mean;
        private double squares;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private boolean missing;

        Numbers(Column column, int index) {
            this.column = column;
            this.index = index;
        }

        @Override
        public void see(Rows rows, int row, double weight) {
            double value = rows.exact(row, index);
            if (Double.isNaN(value)) {
                missing = true;
                return;
            }
            total += weight;
            double delta = value - mean;
            mean += delta * weight / total;
            squares += weight * delta * (value - mean);
            min = Math.min(min, value);
            max = Math.max(max, value);
        }

        double mean() {
            return mean;
        }

        double std() {
            double std = total == 0 ? 0 : Math.sqrt(squares / total);
            return std == 0 ? 1 : std;
        }

        @Override
        public ColumnEncoder encoder() {
            if (column.type() == ColumnType.DATETIME) {
                return new Calendar(
                        column.name(),
                        index,
                        mean(),
                        std(),
                        total == 0 ? null : min,
                        total == 0 ? null : max,
                        column.missing() > 0,
                        missing,
                        column.notation());
            }
            return new Standardised(
                    column.name(),
                    index,
                    mean(),
                    std(),
                    total == 0 ? null : kept(min),
                    total == 0 ? null : kept(max),
                    column.missing() > 0,
                    missing,
                    column.notation(),
                    column.hasDoubles() ? true : null);
        }

        /// As the file has it: the shortest decimal that means the float.
        private double kept(double value) {
            return column.hasDoubles() ? value : Double.parseDouble(Float.toString((float) value));
        }
    }

    /// Collects the categories that occur.
    final class Categories implements ColumnFit {
        private final Column column;
        private final int index;
        private final List<String> values;
        private final Boolean[] seen;
        private boolean missing;

        Categories(Column column, int index) {
            this.column = column;
            this.index = index;
            values = labels(column);
            seen = new Boolean[values.size()];
            Arrays.fill(seen, false);
        }

        @Override
        public void see(Rows rows, int row, double weight) {
            int code = rows.category(row, index);
            if (code < 0) {
                missing = true;
            } else {
                seen[code] = true;
            }
        }

        @Override
        public OneHot encoder() {
            return new OneHot(
                    column.name(),
                    index,
                    new CategoryCodes(values),
                    List.of(seen),
                    column.missing() > 0,
                    missing,
                    column.notation());
        }

        List<String> values() {
            return values;
        }

        private static List<String> labels(Column column) {
            List<Category> categories = Objects.requireNonNull(column.categories(), "categories");
            List<String> labels = new ArrayList<>(categories.size());
            categories.forEach(category -> labels.add(category.value()));
            return labels;
        }
    }

    /// Counts the rows that have an n-gram in each place.
    final class Texts implements ColumnFit {
        private final Column column;
        private final int index;
        private final double[] frequencies;
        private final float[] counts;
        private double total;
        private boolean missing;

        Texts(Column column, int index) {
            this.column = column;
            this.index = index;
            int dimensions = Objects.requireNonNull(column.dimensions(), "dimensions");
            frequencies = new double[dimensions];
            counts = new float[dimensions];
        }

        @Override
        public void see(Rows rows, int row, double weight) {
            String text = rows.text(row, index);
            total += weight;
            if (text == null) {
                missing = true;
                return;
            }
            Arrays.fill(counts, 0);
            TextGrams.count(text, counts, 0, counts.length);
            for (int i = 0; i < counts.length; i++) {
                frequencies[i] += counts[i] == 0 ? 0 : weight;
            }
        }

        @Override
        public HashedText encoder() {
            float[] idf = new float[frequencies.length];
            for (int i = 0; i < idf.length; i++) {
                idf[i] = frequencies[i] == 0 ? 0 : (float) (1 + StrictMath.log(total / frequencies[i]));
            }
            return new HashedText(column.name(), index, idf, column.missing() > 0, missing, column.notation());
        }
    }

    /// Finds the least and the largest shade. Of 8 bits it only matters whether they reach beyond 1, which the first
    /// image mostly tells.
    final class Images implements ColumnFit {
        private final Column column;
        private final int index;
        private final @Nullable ImagesFormat format;
        private byte[] pixels = new byte[0];
        private int min = Integer.MAX_VALUE;
        private int max;

        Images(Column column, int index, @Nullable ImagesFormat format) {
            this.column = column;
            this.index = index;
            this.format = format;
        }

        @Override
        public void see(Rows rows, int row, double weight) {
            if (!column.isDeep() && max > 1) {
                return;
            }
            pixels = pixels.length == 0 ? new byte[column.imageBytes()] : pixels;
            rows.image(row, index, pixels);
            int step = column.isDeep() ? 2 : 1;
            for (int i = 0; i < pixels.length; i += step) {
                int shade = column.isDeep() ? Pixels.deepShade(pixels, i) : pixels[i] & 0xff;
                min = Math.min(min, shade);
                max = Math.max(max, shade);
            }
        }

        @Override
        public Pixels encoder() {
            List<Integer> shape = Objects.requireNonNull(column.shape(), "shape");
            return new Pixels(
                    column.name(), index, shape, max <= 1, column.isDeep() ? Pixels.Range.of(min, max) : null, format);
        }
    }
}
