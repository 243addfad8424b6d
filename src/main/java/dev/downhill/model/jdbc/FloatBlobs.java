package dev.downhill.model.jdbc;

import dev.downhill.chunk.Chunks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Arrays of floats as blobs: four bytes a value, little endian. Neither way holds all the bytes at once.
final class FloatBlobs {

    private static final int VALUES_PER_CHUNK = Chunks.CHUNK_BYTES / Float.BYTES;

    private FloatBlobs() {}

    static void store(Chunks chunks, String owner, String name, float[] values) throws IOException {
        try (InputStream bytes = new Bytes(values)) {
            chunks.store(owner, name, bytes);
        }
    }

    static float[] read(Chunks chunks, String owner, String name, int count) throws IOException {
        float[] values = new float[count];
        for (int from = 0; from < count; from += VALUES_PER_CHUNK) {
            int next = Math.min(VALUES_PER_CHUNK, count - from);
            byte[] bytes = chunks.read(owner, name, (long) from * Float.BYTES, next * Float.BYTES);
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values, from, next);
        }
        return values;
    }

    private static final class Bytes extends InputStream {
        private final float[] values;
        private final ByteBuffer buffer =
                ByteBuffer.allocate(Float.BYTES * 16_384).order(ByteOrder.LITTLE_ENDIAN);
        private int next;

        Bytes(float[] values) {
            this.values = values;
            buffer.limit(0);
        }

        @Override
        public int read() {
            return fill() ? buffer.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, buffer.remaining());
            buffer.get(target, offset, count);
            return count;
        }

        private boolean fill() {
            if (!buffer.hasRemaining() && next < values.length) {
                int count = Math.min(buffer.capacity() / Float.BYTES, values.length - next);
                buffer.clear().limit(count * Float.BYTES);
                buffer.asFloatBuffer().put(values, next, count);
                next += count;
            }
            return buffer.hasRemaining();
        }
    }
}
