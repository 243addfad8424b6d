package dev.downhill.nn.spec;

/// A height and a width: of a kernel, a pool or a stride.
///
/// @param height rows, at least 1
/// @param width columns, at least 1
public record Extent(int height, int width) {

    public Extent {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("height = " + height + ", width = " + width + " must be at least 1");
        }
    }

    public static Extent square(int side) {
        return new Extent(side, side);
    }
}
