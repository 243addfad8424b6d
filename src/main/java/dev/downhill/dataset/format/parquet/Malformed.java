package dev.downhill.dataset.format.parquet;

/// Bytes that are not what the format says. The cursor, which knows the place, makes a refusal of it.
final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1;

    Malformed(String reason) {
        super(reason, null, false, false);
    }
}
