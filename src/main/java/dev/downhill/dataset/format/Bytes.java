package dev.downhill.dataset.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Content that can be read from its start as often as needed.
@FunctionalInterface
public interface Bytes {

    InputStream open() throws IOException;

    static Bytes of(Path file) {
        return () -> new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /// The first bytes, fewer where the content is shorter.
    default byte[] head(int length) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(length);
        }
    }
}
