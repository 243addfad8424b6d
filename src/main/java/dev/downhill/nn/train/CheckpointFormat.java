package dev.downhill.nn.train;

import dev.downhill.nn.schedule.Plateau;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// A checkpoint as bytes: `magic, length, content, CRC-32C of the content`, big-endian; arrays lead with their length.
/// Reading trusts nothing before the checksum is right, and never allocates more than the file could fill.
public final class CheckpointFormat {

    private static final long MAGIC = 0x444f574e48434b32L; // DOWNHCK2
    /// Of a time when rows had no weights, and their sums were whole numbers.
    private static final long UNWEIGHTED = 0x444f574e48434b31L; // DOWNHCK1
    private static final int BUFFER = 1 << 16;
    private static final int MAX_STATE_ARRAYS = 16;
    /// Magic, length and checksum.
    private static final int FRAME = 2 * Long.BYTES + Integer.BYTES;
    /// Everything in the content but the arrays.
    private static final int FIXED = 4 * Integer.BYTES
            + 2 * Long.BYTES
            + 2 * Double.BYTES
            + 2 * Integer.BYTES
            + 2 * Double.BYTES
            + 5 * Double.BYTES
            + Double.BYTES
            + 3 * Integer.BYTES;

    private CheckpointFormat() {}

    public static void write(Checkpoint checkpoint, OutputStream target) throws IOException {
        Writer out = new Writer(target);
        out.buffer.putLong(MAGIC).putLong(length(checkpoint));
        out.flush(false);
        Checkpoint.Best best = checkpoint.best();
        Checkpoint.Sums sums = checkpoint.sums();
        Plateau.State plateau = checkpoint.plateau();
        out.buffer
                .putInt(checkpoint.epoch())
                .putInt(checkpoint.row())
                .putLong(checkpoint.steps())
                .putLong(checkpoint.samples())
                .putDouble(checkpoint.seconds())
                .putDouble(checkpoint.epochSeconds())
                .putInt(best.epoch())
                .putInt(best.waited())
                .putDouble(best.score())
                .putDouble(best.loss())
                .putInt(sums.numbers() ? 1 : 0)
                .putDouble(sums.weight())
                .putDouble(sums.right())
                .putDouble(sums.loss())
                .putDouble(sums.absolute())
                .putDouble(sums.squared())
                .putDouble(plateau.best())
                .putInt(plateau.waited())
                .putInt(plateau.resting())
                .putInt(plateau.drops())
                .putInt(checkpoint.optimizer().length);
        out.floats(checkpoint.parameters());
        out.floats(checkpoint.buffers());
        out.floats(best.parameters());
        out.floats(best.buffers());
        for (float[] state : checkpoint.optimizer()) {
            out.floats(state);
        }
        out.flush(true);
        out.buffer.putInt((int) out.checksum.getValue());
        out.flush(false);
    }

    private static long length(Checkpoint checkpoint) {
        long floats = (long) checkpoint.parameters().length
                + checkpoint.buffers().length
                + checkpoint.best().parameters().length
                + checkpoint.best().buffers().length;
        for (float[] state : checkpoint.optimizer()) {
            floats += state.length;
        }
        int arrays = 4 + checkpoint.optimizer().length;
        return FIXED + (long) arrays * Integer.BYTES + floats * Float.BYTES;
    }

    /// @param available how many bytes `source` holds
    /// @throws CorruptCheckpointException if they are not what {@link #write} wrote
    public static Checkpoint read(InputStream source, long available) throws IOException {
        Reader in = new Reader(source);
        try {
            long magic = in.fill(2 * Long.BYTES, false).getLong();
            if (magic != MAGIC && magic != UNWEIGHTED) {
                throw new CorruptCheckpointException("This is no checkpoint.");
            }
            in.left = in.buffer.getLong();
            if (in.left != available - FRAME || in.left < FIXED) {
                throw new CorruptCheckpointException("The checkpoint is not as long as it says.");
            }
            Checkpoint checkpoint = content(in, magic == UNWEIGHTED);
            if (in.left != 0 || in.fill(Integer.BYTES, false).getInt() != (int) in.checksum.getValue()) {
                throw new CorruptCheckpointException("The checkpoint does not match its checksum.");
            }
            return checkpoint;
        } catch (EOFException e) {
            throw new CorruptCheckpointException("The checkpoint breaks off.");
        }
    }

    private static Checkpoint content(Reader in, boolean unweighted) throws IOException {
        ByteBuffer head = in.fill(FIXED, true);
        int epoch = head.getInt();
        int row = head.getInt();
        long steps = head.getLong();
        long samples = head.getLong();
        double seconds = head.getDouble();
        double epochSeconds = head.getDouble();
        int bestEpoch = head.getInt();
        int waited = head.getInt();
        double score = head.getDouble();
        double loss = head.getDouble();
        boolean numbers = head.getInt() == 1;
        double weight = unweighted ? head.getLong() : head.getDouble();
        double right = unweighted ? head.getLong() : head.getDouble();
        Checkpoint.Sums sums =
                new Checkpoint.Sums(weight, head.getDouble(), right, head.getDouble(), head.getDouble(), numbers);
        Plateau.State plateau = new Plateau.State(head.getDouble(), head.getInt(), head.getInt(), head.getInt());
        int states = head.getInt();
        if (states < 0 || states > MAX_STATE_ARRAYS) {
            throw new CorruptCheckpointException("The checkpoint holds an impossible optimizer.");
        }
        float[] parameters = in.floats();
        float[] buffers = in.floats();
        Checkpoint.Best best = new Checkpoint.Best(score, loss, bestEpoch, waited, in.floats(), in.floats());
        float[][] optimizer = new float[states][];
        for (int i = 0; i < states; i++) {
            optimizer[i] = in.floats();
        }
        return new Checkpoint(
                epoch, row, steps, samples, seconds, epochSeconds, parameters, buffers, optimizer, best, sums, plateau);
    }

    private static final class Writer {

        private final OutputStream target;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        private final CRC32C checksum = new CRC32C();

        private Writer(OutputStream target) {
            this.target = target;
        }

        private void floats(float[] values) throws IOException {
            flush(true);
            buffer.putInt(values.length);
            flush(true);
            for (int from = 0; from < values.length; from += BUFFER / Float.BYTES) {
                int count = Math.min(BUFFER / Float.BYTES, values.length - from);
                buffer.asFloatBuffer().put(values, from, count);
                buffer.position(count * Float.BYTES);
                flush(true);
            }
        }

        private void flush(boolean counted) throws IOException {
            if (counted) {
                checksum.update(buffer.array(), 0, buffer.position());
            }
            target.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
    }

    private static final class Reader {

        private final InputStream source;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        private final CRC32C checksum = new CRC32C();
        /// Bytes of the content that were not read yet.
        private long left;

        private Reader(InputStream source) {
            this.source = source;
        }

        private float[] floats() throws IOException {
            int length = fill(Integer.BYTES, true).getInt();
            if (length < 0 || (long) length * Float.BYTES > left) {
                throw new CorruptCheckpointException("The checkpoint holds an array that is longer than itself.");
            }
            float[] values = new float[length];
            for (int from = 0; from < length; from += BUFFER / Float.BYTES) {
                int count = Math.min(BUFFER / Float.BYTES, length - from);
                fill(count * Float.BYTES, true).asFloatBuffer().get(values, from, count);
            }
            return values;
        }

        private ByteBuffer fill(int bytes, boolean counted) throws IOException {
            if (source.readNBytes(buffer.array(), 0, bytes) != bytes) {
                throw new EOFException();
            }
            if (counted) {
                checksum.update(buffer.array(), 0, bytes);
                left -= bytes;
            }
            return buffer.clear().limit(bytes);
        }
    }
}
