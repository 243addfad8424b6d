package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Multiplication;
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

    /// Values of the image under the window of an output pixel.
    int count(int outLine, int outPixel) {
        return (bottom(outLine) - top(outLine)) * (right(outPixel) - left(outPixel));
    }

    /// The output pixel behind those that can be treated as one with `outPixel`, because their windows are whole.
    int endOfAlike(int outPixel) {
        int end = outPixel + 1;
        if (isWhole(outPixel)) {
            while (end < outWidth && isWhole(end)) {
                end++;
            }
        }
        return end;
    }

    private boolean isWhole(int outPixel) {
        return right(outPixel) - left(outPixel) == pool.width();
    }

    /// The images under the windows of `outPixel` and those beside it as the left side of a product.
    Multiplication under(Multiplication job, float[] x, int image, int outLine, int outPixel) {
        int columns = right(outPixel) - left(outPixel);
        int from = image * inputSize() + (top(outLine) * width + left(outPixel)) * channels;
        return job.window(x, from, strides.width() * channels, channels, columns, (width - columns) * channels);
    }

    /// Where an output pixel lies.
    int placeOf(int image, int outLine, int outPixel) {
        return image * outputSize() + (outLine * outWidth + outPixel) * channels;
    }

    int inputSize() {
        return height * width * channels;
    }

    int outputSize() {
        return outHeight * outWidth * channels;
    }
}
