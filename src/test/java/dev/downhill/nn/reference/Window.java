package dev.downhill.nn.reference;

import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.Padding;
import dev.downhill.nn.tensor.Shape;

/// A window that slides over an image: which input values each output value sees.
///
/// @param input the image, `[height, width, channels]`
/// @param size the window
/// @param strides how far it moves
record Window(Shape input, Extent size, Extent strides, Padding padding) {

    int outputHeight() {
        return padding.outputLength(input.height(), size.height(), strides.height());
    }

    int outputWidth() {
        return padding.outputLength(input.width(), size.width(), strides.width());
    }

    /// The image row under window row `v` for output row `y`; may lie outside the image.
    int inputY(int y, int v) {
        return y * strides.height() + v - padding.before(input.height(), size.height(), strides.height());
    }

    /// The image column under window column `u` for output column `x`; may lie outside the image.
    int inputX(int x, int u) {
        return x * strides.width() + u - padding.before(input.width(), size.width(), strides.width());
    }

    boolean inside(int inputY, int inputX) {
        return inputY >= 0 && inputY < input.height() && inputX >= 0 && inputX < input.width();
    }

    /// Where an input value lies in a batch of images.
    int inputIndex(int row, int inputY, int inputX, int channel) {
        return ((row * input.height() + inputY) * input.width() + inputX) * input.channels() + channel;
    }

    /// Where an output value lies in a batch of images of `channels` channels.
    int outputIndex(int row, int y, int x, int channel, int channels) {
        return ((row * outputHeight() + y) * outputWidth() + x) * channels + channel;
    }

    int outputSize(int channels) {
        return outputHeight() * outputWidth() * channels;
    }

    /// Visits every output value of a batch.
    void forEachOutput(int rows, int channels, OutputVisitor visitor) {
        for (int row = 0; row < rows; row++) {
            for (int y = 0; y < outputHeight(); y++) {
                for (int x = 0; x < outputWidth(); x++) {
                    for (int channel = 0; channel < channels; channel++) {
                        visitor.visit(row, y, x, channel);
                    }
                }
            }
        }
    }

    /// Visits every position of the window at output position `(y, x)` that lies within the image, row by row.
    void forEachInput(int y, int x, InputVisitor visitor) {
        for (int v = 0; v < size.height(); v++) {
            for (int u = 0; u < size.width(); u++) {
                if (inside(inputY(y, v), inputX(x, u))) {
                    visitor.visit(v, u, inputY(y, v), inputX(x, u));
                }
            }
        }
    }

    interface OutputVisitor {
        void visit(int row, int y, int x, int channel);
    }

    interface InputVisitor {
        void visit(int v, int u, int inputY, int inputX);
    }
}
