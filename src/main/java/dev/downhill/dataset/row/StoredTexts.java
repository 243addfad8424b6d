package dev.downhill.dataset.row;

import java.nio.charset.StandardCharsets;

/// The texts of stored rows, found by where they lie. Safe for concurrent reads.
@FunctionalInterface
public interface StoredTexts {

    /// Where there are none.
    StoredTexts NONE = (_, _) -> new byte[0];

    /// Some bytes of all texts.
    byte[] read(long offset, int length);

    /// The text that lies there.
    default String text(long offset, int length) {
        return new String(read(offset, length), StandardCharsets.UTF_8);
    }
}
