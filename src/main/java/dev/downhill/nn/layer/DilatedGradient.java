package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Multiplication;
import dev.downhill.nn.kernel.Team;

/// The gradient of a convolution's output, one image at a time, spread out by the strides and bordered with
/// zeros: what the turned kernel slides over to yield the gradient of the input. One scratch image a thread.
final class DilatedGradient {

    private final ConvGeometry shape;
    private final int row;
    private final float[][] images;

    DilatedGradient(ConvGeometry shape, Team team) {
        this.shape = shape;
        this.row = (shape.width() + shape.kernelWidth() - 1) * shape.filters();
        this.images = new float[team.size()][];
    }

    /// Values of one of its rows.
    int row() {
        return row;
    }

    /// @param dy gradients of the batch
    float[] of(float[] dy, int image, int member) {
        float[] spread = images[member];
        if (spread == null) {
            // The places between and around the values stay zero from here on.
            spread = new float[(shape.height() + shape.kernelHeight() - 1) * row + Multiplication.MAX_LANES];
            images[member] = spread;
        }
        int filters = shape.filters();
        int top = shape.kernelHeight() - 1 - shape.padTop();
        int left = shape.kernelWidth() - 1 - shape.padLeft();
        for (int line = 0; line < shape.outHeight(); line++) {
            int from = (image * shape.outHeight() + line) * shape.outWidth() * filters;
            int to = (line * shape.strideHeight() + top) * row + left * filters;
            if (shape.strideWidth() == 1) {
                System.arraycopy(dy, from, spread, to, shape.outWidth() * filters);
                continue;
            }
            for (int pixel = 0; pixel < shape.outWidth(); pixel++) {
                System.arraycopy(
                        dy, from + pixel * filters, spread, to + pixel * shape.strideWidth() * filters, filters);
            }
        }
        return spread;
    }
}
