package dev.downhill.nn.spec;

import java.util.List;

/// The counts of a layer's parameters and buffers, those of inner layers included.
///
/// @param weights trained; they come first, and penalties pull them towards zero
/// @param offsets trained, and left alone by penalties: biases, gammas, betas
/// @param buffers kept, but not trained
public record Numbers(long weights, long offsets, long buffers) {

    /// Of a layer that only computes.
    public static final Numbers NONE = new Numbers(0, 0, 0);

    /// The trainable ones.
    public long parameters() {
        return weights + offsets;
    }

    static Numbers sum(List<LayerShape> layers) {
        Numbers sum = NONE;
        for (LayerShape layer : layers) {
            Numbers more = layer.numbers();
            sum = new Numbers(sum.weights + more.weights, sum.offsets + more.offsets, sum.buffers + more.buffers);
        }
        return sum;
    }
}
