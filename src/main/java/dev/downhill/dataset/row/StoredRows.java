package dev.downhill.dataset.row;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Rows;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Reads encoded rows from memory, be it an array or a mapped file of any size.
public final class StoredRows implements Rows {

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfChar CODE = ValueLayout.JAVA_CHAR_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final RowLayout layout;
    private final MemorySegment bytes;
    private final int count;
    private final StoredTexts texts;
    private final Runnable close;
    private final AtomicBoolean closed = new AtomicBoolean();

    private StoredRows(RowLayout layout, MemorySegment bytes, StoredTexts texts, Runnable close) {
        this.texts = texts;
        this.layout = layout;
        this.bytes = bytes;
        this.count = Math.toIntExact(bytes.byteSize() / layout.width());
        this.close = close;
    }

    /// @param bytes whole rows, one behind the other
    public static StoredRows of(List<Column> columns, byte[] bytes) {
        return of(columns, bytes, StoredTexts.NONE);
    }

    /// @param bytes whole rows, one behind the other
    /// @param texts of the rows
    public static StoredRows of(List<Column> columns, byte[] bytes, StoredTexts texts) {
        return new StoredRows(new RowLayout(columns), MemorySegment.ofArray(bytes), texts, () -> {});
    }

    /// Maps a file of whole rows whose texts are of no interest.
    ///
    /// @param close runs once, when the mapping is gone
    public static StoredRows map(List<Column> columns, Path file, Runnable close) throws IOException {
        return map(columns, file, null, close);
    }

    /// Maps a file of whole rows, and one of their texts.
    ///
    /// @param texts null where there are none
    /// @param close runs once, when the mapping is gone
    @SuppressWarnings("MustBeClosedChecker") // The rows own the arena, and close it.
    public static StoredRows map(List<Column> columns, Path file, @Nullable Path texts, Runnable close)
            throws IOException {
        Arena arena = Arena.ofShared();
        try {
            MemorySegment mapped = map(file, arena);
            StoredTexts mappedTexts = texts == null ? StoredTexts.NONE : texts(map(texts, arena));
            return new StoredRows(new RowLayout(columns), mapped, mappedTexts, () -> {
                arena.close();
                close.run();
            });
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private static MemorySegment map(Path file, Arena arena) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    private static StoredTexts texts(MemorySegment mapped) {
        return (offset, length) -> mapped.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public float number(int row, int column) {
        return (float) exact(row, column);
    }

    @Override
    public double exact(int row, int column) {
        long at = offset(row, column);
        return layout.width(column) == Double.BYTES ? bytes.get(DOUBLE, at) : bytes.get(FLOAT, at);
    }

    @Override
    public boolean keepsDoubles(int column) {
        return layout.width(column) == Double.BYTES;
    }

    @Override
    public double shown(int row, int column) {
        return layout.width(column) == Double.BYTES ? exact(row, column) : Rows.super.shown(row, column);
    }

    @Override
    public int category(int row, int column) {
        if (layout.width(column) == Byte.BYTES) {
            int code = bytes.get(ValueLayout.JAVA_BYTE, offset(row, column)) & 0xff;
            return code == 0xff ? -1 : code;
        }
        int code = bytes.get(CODE, offset(row, column));
        return code == 0xffff ? -1 : code;
    }

    @Override
    public @Nullable String text(int row, int column) {
        if (layout.width(column) != RowLayout.TEXT_BYTES) {
            return null;
        }
        int length = textLength(row, column);
        return length < 0 ? null : texts.text(textOffset(row, column), length);
    }

    /// Where the text of a text column lies among the texts.
    public long textOffset(int row, int column) {
        return bytes.get(LONG, offset(row, column));
    }

    /// Bytes of the text of a text column; -1 where it is missing.
    public int textLength(int row, int column) {
        return bytes.get(INT, offset(row, column) + Long.BYTES);
    }

    @Override
    public void image(int row, int column, byte[] pixels) {
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, offset(row, column), pixels, 0, layout.width(column));
    }

    private long offset(int row, int column) {
        return (long) row * layout.width() + layout.offset(column);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            close.run();
        }
    }
}
