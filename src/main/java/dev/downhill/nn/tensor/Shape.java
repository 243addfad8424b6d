package dev.downhill.nn.tensor;

import java.util.Arrays;
import java.util.List;

/// The shape of one example, without the batch: `[features]` or, channels last, `[height, width, channels]`.
///
/// @param dims the lengths, outermost first, each at least 1
public record Shape(List<Integer> dims) {

    public Shape {
        dims = List.copyOf(dims);
        if (dims.size() != 1 && dims.size() != 3) {
            throw new IllegalArgumentException("a shape is [features] or [height, width, channels], not " + dims);
        }
        long size = 1;
        for (int dim : dims) {
            if (dim < 1) {
                throw new IllegalArgumentException("every length of a shape is at least 1: " + dims);
            }
            size = Math.multiplyExact(size, (long) dim);
            if (size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("an example holds at most 2147483647 values: " + dims);
            }
        }
    }

    public static Shape of(int... dims) {
        return new Shape(Arrays.stream(dims).boxed().toList());
    }

    /// Values in one example.
    public int size() {
        return size(dims);
    }

    /// The product of dimensions. Asked for in every step, and for every row, so without an iterator.
    public static int size(List<Integer> dims) {
        int size = 1;
        for (int i = 0; i < dims.size(); i++) {
            size *= dims.get(i);
        }
        return size;
    }

    public boolean isImage() {
        return dims.size() == 3;
    }

    /// @throws IllegalStateException unless this is an image
    public int height() {
        return imageDim(0);
    }

    public int width() {
        return imageDim(1);
    }

    /// The innermost length: channels of an image, features of a vector.
    public int channels() {
        return dims.getLast();
    }

    private int imageDim(int index) {
        if (!isImage()) {
            throw new IllegalStateException(this + " is not an image");
        }
        return dims.get(index);
    }

    @Override
    public String toString() {
        return dims.toString();
    }
}
