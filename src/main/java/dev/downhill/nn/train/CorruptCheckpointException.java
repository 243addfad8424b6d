package dev.downhill.nn.train;

import java.io.IOException;

/// These bytes are no whole checkpoint: cut off, or changed.
public final class CorruptCheckpointException extends IOException {

    CorruptCheckpointException(String message) {
        super(message);
    }
}
