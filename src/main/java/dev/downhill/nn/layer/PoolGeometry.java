package dev.downhill.nn.layer;

import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.Padding;
import dev.downhill.nn.tensor.Shape;

/// The windows of a pooling layer, clipped to the image.
record PoolGeometry(
        int height,
        int width,
        int channels,
        int outHeight,
        int outWidth,
        Extent pool,
        Extent strides,
        int padTop,
        int padLeft) {

    static PoolGeometry of(Extent pool, Extent strides, Padding padding, Shape input, Shape output) {
        return new PoolGeometry(
                input.height(),
                input.width(),
                input.channels(),
                output.height(),
                output.width(),
                pool,
                strides,
                padding.before(input.height(), pool.height(), strides.height()),
                padding.before(input.width(), pool.width(), strides.width()));
    }

    /// First row of the image under the windows of an output row, and the row after the last.
    int top(int outLine) {
        return Math.max(0, outLine * strides.height() - padTop);
    }

    int bottom(int outLine) {
        return Math.min(height, outLine * strides.height() - padTop + pool.height());
    }

    /// First pixel under the windows of an output pixel, and the pixel after the last.
    int left(int outPixel) {
        return Math.max(0, outPixel * strides.width() - padLeft);
    }

    int right(int outPixel) {
        return Math.min(width, outPixel * strides.width() - padLeft + pool.width());
    }

    int inputSize() {
        return height * width * channels;
    }

    int outputSize() {
        return outHeight * outWidth * channels;
    }
}
