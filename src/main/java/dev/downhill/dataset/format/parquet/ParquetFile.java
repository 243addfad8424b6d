package dev.downhill.dataset.format.parquet;

import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.request.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// The bytes of a file, and its footer.
final class ParquetFile implements Closeable {

    static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = 8;
    private static final int MAX_FOOTER = 64 << 20;

    private final FileChannel channel;
    private final long length;

    private ParquetFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.length = channel.size();
    }

    static ParquetFile open(Path file) throws IOException {
        return new ParquetFile(FileChannel.open(file, StandardOpenOption.READ));
    }

    long length() {
        return length;
    }

    /// @throws ProblemException if the file is cut off, encrypted or broken
    Footer footer() throws IOException {
        if (length < MAGIC.length + TAIL) {
            throw cutOff();
        }
        byte[] tail = read(length - TAIL, TAIL);
        byte[] magic = Arrays.copyOfRange(tail, Integer.BYTES, TAIL);
        if (Arrays.equals(magic, ENCRYPTED)) {
            throw Refusal.of("#", "encrypted", "The file is encrypted.", "Write it without encryption.");
        }
        long size = Integer.toUnsignedLong(
                ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt());
        if (!Arrays.equals(magic, MAGIC) || size > length - MAGIC.length - TAIL) {
            throw cutOff();
        }
        if (size > MAX_FOOTER) {
            throw Refusal.of("#", "too_large", "The metadata of the file have more than " + MAX_FOOTER + " bytes.");
        }
        return Footer.of(read(length - TAIL - size, (int) size));
    }

    private static ProblemException cutOff() {
        return Refusal.of(
                "#", "broken_file", "The file does not end as a Parquet file does: it is cut off.", "Send it again.");
    }

    byte[] read(long offset, int count) throws IOException {
        if (offset < 0 || count < 0 || count > length - offset) {
            throw new Malformed("a part leads out of the file");
        }
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new Malformed("the file ends too early");
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
