package dev.downhill.dataset.format.json;

import dev.downhill.dataset.format.table.Refusal;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Bytes by lines, none longer than allowed: a file without line ends must not fill the heap.
final class LineReader implements JsonTexts {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;

    LineReader(InputStream in, int maxBytes) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.maxBytes = maxBytes;
    }

    /// The next line without its end, or null behind the last.
    @Override
    public byte @Nullable [] next() throws IOException {
        line.reset();
        int read = in.read();
        if (read < 0) {
            return null;
        }
        number++;
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (line.size() == maxBytes) {
                throw Refusal.of(
                        "line " + number, "line_too_long", "Line " + number + " has more than " + maxBytes + " bytes.");
            }
            line.write(read);
        }
        return line.toByteArray();
    }

    /// Of the last line read, from 1.
    @Override
    public long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
