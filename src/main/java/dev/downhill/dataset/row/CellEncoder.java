package dev.downhill.dataset.row;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Column.Category;
import dev.downhill.dataset.Notation;
import dev.downhill.dataset.format.spelling.Spelling;
import dev.downhill.dataset.format.table.TableCursor;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes one column of the cursor's row to its place in an encoded row.
sealed interface CellEncoder {

    VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

    VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    VarHandle DOUBLE = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    void encode(TableCursor cursor, byte[] row) throws IOException;

    /// The column as it is known after the last row.
    Column column();

    /// A number; counts the histogram on the way.
    record NumberCell(Column column, int position, int offset, HistogramTally bins) implements CellEncoder {

        @Override
        public void encode(TableCursor cursor, byte[] row) {
            Notation notation = column.notation();
            double value = cursor.isMissing(position, notation) ? Double.NaN : cursor.number(position, notation);
            boolean missing = Double.isNaN(value) || Math.abs(value) > Float.MAX_VALUE;
            if (column.hasDoubles()) {
                DOUBLE.set(row, offset, missing ? Double.NaN : value);
            } else {
                FLOAT.set(row, offset, missing ? Float.NaN : (float) value);
            }
            if (!missing) {
                bins.add(value);
            }
        }

        @Override
        public Column column() {
            return column.min() == null ? column : column.with(bins.histogram());
        }
    }

    /// The code of a category.
    ///
    /// @param respelt whether the categories are numbers in their canonical spelling
    record CategoryCell(Column column, int position, int offset, int width, Map<String, Integer> codes, boolean respelt)
            implements CellEncoder {

        static CategoryCell of(Column column, int position, int offset, int width, boolean respelt) {
            Map<String, Integer> codes = new HashMap<>();
            List<Category> categories = column.categories() == null ? List.of() : column.categories();
            categories.forEach(category -> codes.put(category.value(), codes.size()));
            return new CategoryCell(column, position, offset, width, codes, respelt);
        }

        @Override
        public void encode(TableCursor cursor, byte[] row) {
            int code = isMissing(cursor) ? -1 : code(cursor);
            row[offset] = (byte) code;
            if (width == Short.BYTES) {
                row[offset + 1] = (byte) (code >> Byte.SIZE);
            }
        }

        /// A word that stands for nothing is a value where it stood in quotes.
        private boolean isMissing(TableCursor cursor) {
            return cursor.isMissing(position, column.notation())
                    && !(cursor.isQuoted(position) && codes.containsKey(cursor.text(position)));
        }

        private int code(TableCursor cursor) {
            String written = Spelling.composed(cursor.text(position));
            String text = respelt ? Spelling.canonical(written, column.notation()) : written;
            Integer code = codes.get(text);
            Notation notation = column.notation();
            if (code == null && notation != null && notation.other() != null) {
                code = codes.get(notation.other());
            }
            if (code == null) {
                throw new IllegalStateException("the file changed between two readings");
            }
            return code;
        }
    }

    /// The pixels of an image.
    record ImageCell(Column column, int position, int offset, int width) implements CellEncoder {

        @Override
        public void encode(TableCursor cursor, byte[] row) throws IOException {
            System.arraycopy(cursor.pixels(position), 0, row, offset, width);
        }
    }

    /// A text, which goes to a file of its own.
    record TextCell(Column column, int position, int offset, TextWriter texts) implements CellEncoder {

        @Override
        public void encode(TableCursor cursor, byte[] row) throws IOException {
            boolean missing = cursor.isMissing(position, column.notation());
            LONG.set(row, offset, texts.written());
            INT.set(row, offset + Long.BYTES, missing ? -1 : texts.write(cursor.text(position)));
        }
    }
}
