package dev.downhill.nn.layer;

import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.Padding;
import dev.downhill.nn.tensor.Shape;

/// The lengths of a convolution, in values unless said otherwise.
///
/// @param padTop zero rows above the image, and `padLeft` zero pixels left of it
/// @param borderedHeight rows of the image with its border, and `borderedWidth` its pixels a row
record ConvGeometry(
        int height,
        int width,
        int channels,
        int outHeight,
        int outWidth,
        int filters,
        int kernelHeight,
        int kernelWidth,
        int strideHeight,
        int strideWidth,
        int padTop,
        int padLeft,
        int borderedHeight,
        int borderedWidth) {

    /// Rows of the weights that one task of the weight gradient owns: several register tiles, which find the gradient
    /// of an image's output in the second-level cache after the first.
    static final int GRADIENT_ROWS = 48;

    static ConvGeometry of(Extent kernel, Extent strides, Padding padding, Shape input, Shape output) {
        int kernelHeight = kernel.height();
        int kernelWidth = kernel.width();
        int strideHeight = strides.height();
        int strideWidth = strides.width();
        int padTop = padding.before(input.height(), kernelHeight, strideHeight);
        int padLeft = padding.before(input.width(), kernelWidth, strideWidth);
        return new ConvGeometry(
                input.height(),
                input.width(),
                input.channels(),
                output.height(),
                output.width(),
                output.channels(),
                kernelHeight,
                kernelWidth,
                strideHeight,
                strideWidth,
                padTop,
                padLeft,
                Math.max(padTop + input.height(), (output.height() - 1) * strideHeight + kernelHeight),
                Math.max(padLeft + input.width(), (output.width() - 1) * strideWidth + kernelWidth));
    }

    boolean needsBorder() {
        return borderedHeight != height || borderedWidth != width;
    }

    int borderedRow() {
        return borderedWidth * channels;
    }

    int borderedSize() {
        return borderedHeight * borderedRow();
    }

    /// Where the image begins within its border.
    int borderOffset() {
        return padTop * borderedRow() + padLeft * channels;
    }

    /// Places of the kernel.
    int places() {
        return kernelHeight * kernelWidth;
    }

    /// Weights without biases, where each filter sees all channels.
    int weights() {
        return places() * channels * filters;
    }
}
