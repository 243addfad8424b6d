package dev.downhill.dataset.format.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Content that can be read from its start as often as needed.
@FunctionalInterface
public interface Bytes {

    InputStream open() throws IOException;

    /// From a position on.
    default InputStream openAt(long position) throws IOException {
        InputStream in = open();
        try {
            in.skipNBytes(position);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /// How many bytes were sent for it, as far as that is known.
    default long sent() throws IOException {
        return Long.MAX_VALUE;
    }

    /// Whether it is unpacked while it is read, so that it may have far more bytes than were sent.
    default boolean isPacked() {
        return false;
    }

    static Bytes of(Path file) {
        return new Bytes() {
            @Override
            public InputStream open() throws IOException {
                return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            }

            @Override
            public InputStream openAt(long position) throws IOException {
                InputStream in = Files.newInputStream(file);
                in.skipNBytes(position);
                return in;
            }

            @Override
            public long sent() throws IOException {
                return Files.size(file);
            }
        };
    }

    /// Content that is unpacked while it is read.
    ///
    /// @param sent bytes that were sent for it
    static Bytes packed(long sent, Bytes content) {
        return new Bytes() {
            @Override
            public InputStream open() throws IOException {
                return content.open();
            }

            @Override
            public long sent() {
                return sent;
            }

            @Override
            public boolean isPacked() {
                return true;
            }
        };
    }

    /// The first bytes, fewer where the content is shorter.
    default byte[] head(int length) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(length);
        }
    }
}
