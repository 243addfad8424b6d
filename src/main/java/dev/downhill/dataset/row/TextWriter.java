package dev.downhill.dataset.row;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes the texts of a dataset one behind the other, as UTF-8.
final class TextWriter {

    private final OutputStream target;
    private long written;

    TextWriter(OutputStream target) {
        this.target = target;
    }

    /// Bytes written so far, which is where the next text begins.
    long written() {
        return written;
    }

    /// @return bytes of the text
    int write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        target.write(bytes);
        written += bytes.length;
        return bytes.length;
    }
}
