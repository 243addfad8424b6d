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

/// Reads encoded rows from memory, be it an array or a mapped file of any size.
public final class StoredRows implements Rows {

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfChar CODE = ValueLayout.JAVA_CHAR_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final RowLayout layout;
    private final MemorySegment bytes;
    private final int count;
    private final Runnable close;
    private final AtomicBoolean closed = new AtomicBoolean();

    private StoredRows(RowLayout layout, MemorySegment bytes, Runnable close) {
        this.layout = layout;
        this.bytes = bytes;
        this.count = Math.toIntExact(bytes.byteSize() / layout.width());
        this.close = close;
    }

    /// @param bytes whole rows, one behind the other
    public static StoredRows of(List<Column> columns, byte[] bytes) {
        return new StoredRows(new RowLayout(columns), MemorySegment.ofArray(bytes), () -> {});
    }

    /// Maps a file of whole rows.
    ///
    /// @param close runs once, when the mapping is gone
    @SuppressWarnings("MustBeClosedChecker") // The rows own the arena, and close it.
    public static StoredRows map(List<Column> columns, Path file, Runnable close) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return new StoredRows(new RowLayout(columns), mapped, () -> {
                arena.close();
                close.run();
            });
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
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
