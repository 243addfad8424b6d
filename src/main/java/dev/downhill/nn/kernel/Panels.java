package dev.downhill.nn.kernel;

import java.util.Arrays;

/// Copies of parts of two matrices in the order in which a register tile reads them, which is a panel after the other:
/// for every step of the product, the values of so many rows of A, or columns of B, as the tile is high or wide.
///
/// A team has one pair, which all of its products share. It grows to the largest need, which {@link PackedProduct}
/// bounds.
final class Panels {

    float[] left = {};
    float[] right = {};

    /// For each member of the team, the sums of a block of C between two of its layers of panels.
    final float[][] sums;

    Panels(int members) {
        sums = new float[members][0];
    }

    void reserve(int leftSize, int rightSize, int sumsSize) {
        if (left.length < leftSize) {
            left = new float[leftSize];
        }
        if (right.length < rightSize) {
            right = new float[rightSize];
        }
        if (sums[0].length < sumsSize) {
            Arrays.setAll(sums, _ -> new float[sumsSize]);
        }
    }

    /// Copies `lines` runs of `count` neighbours: `to[at + l width + i] = x[from + l stride + i]`.
    static void copy(float[] x, int from, int stride, int lines, int count, float[] to, int at, int width) {
        for (int line = 0; line < lines; line++) {
            System.arraycopy(x, from + line * stride, to, at + line * width, count);
        }
    }

    /// Copies a transpose: `to[at + l width + i] = x[from + i stride + l]` for `l < lines`, `i < count`; four values at
    /// a time, so that each store meets three more to the same cache line.
    static void transpose(float[] x, int from, int stride, int lines, int count, float[] to, int at, int width) {
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            int at0 = from + i * stride;
            int at1 = at0 + stride;
            int at2 = at1 + stride;
            int at3 = at2 + stride;
            for (int line = 0, target = at + i; line < lines; line++, target += width) {
                to[target] = x[at0 + line];
                to[target + 1] = x[at1 + line];
                to[target + 2] = x[at2 + line];
                to[target + 3] = x[at3 + line];
            }
        }
        for (; i < count; i++) {
            int first = from + i * stride;
            for (int line = 0; line < lines; line++) {
                to[at + line * width + i] = x[first + line];
            }
        }
    }
}
