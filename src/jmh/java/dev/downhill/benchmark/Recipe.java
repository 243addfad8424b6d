package dev.downhill.benchmark;

import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.tensor.Shape;

/// The training of one work, in Downhill's terms; each peer translates it.
///
/// @param input shape of one row
/// @param classes of the softmax at the end
/// @param batch rows of a step
/// @param rows of an epoch, a multiple of the batch
/// @param epochs of one training
record Recipe(NetworkSpec network, Shape input, int classes, OptimizerSpec optimizer, int batch, int rows, int epochs) {

    /// Random pixels between 0 and 1 of as many rows as an epoch has: the speed does not depend on the values.
    float[] pixels() {
        float[] pixels = new float[rows * input.size()];
        long state = 42;
        for (int i = 0; i < pixels.length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            pixels[i] = (state >>> 40) * 0x1p-24f;
        }
        return pixels;
    }

    int label(int row) {
        return row % classes;
    }

    int batches() {
        return rows / batch;
    }
}
