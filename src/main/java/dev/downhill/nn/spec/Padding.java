package dev.downhill.nn.spec;

/// The treatment of an image's border.
public enum Padding {
    /// Zeros around it, so that the output has `ceil(input / stride)` rows and columns; an odd zero goes
    /// below and right.
    SAME,
    /// Nothing: only windows that lie within the image, `floor((input - kernel) / stride) + 1`.
    VALID;

    /// Output length along one dimension; 0 or less where the kernel does not fit.
    public int outputLength(int input, int kernel, int stride) {
        return switch (this) {
            case SAME -> Math.ceilDiv(input, stride);
            case VALID -> Math.floorDiv(input - kernel, stride) + 1;
        };
    }

    /// Zeros before the first value along one dimension.
    public int before(int input, int kernel, int stride) {
        return switch (this) {
            case SAME -> Math.max(0, (outputLength(input, kernel, stride) - 1) * stride + kernel - input) / 2;
            case VALID -> 0;
        };
    }
}
