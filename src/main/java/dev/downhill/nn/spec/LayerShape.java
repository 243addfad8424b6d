package dev.downhill.nn.spec;

import dev.downhill.nn.tensor.Shape;
import java.util.List;

/// The shapes and parameter counts of one layer.
///
/// @param layer the layer
/// @param input shape of one example before it
/// @param output shape of one example after it
/// @param numbers that it holds
/// @param inner the layers within a residual; empty for every other
public record LayerShape(LayerSpec layer, Shape input, Shape output, Numbers numbers, List<LayerShape> inner) {

    public LayerShape {
        inner = List.copyOf(inner);
    }

    /// A layer without others in it.
    public LayerShape(LayerSpec layer, Shape input, Shape output, Numbers numbers) {
        this(layer, input, output, numbers, List.of());
    }

    /// Trainable numbers, those of inner layers included.
    public long parameters() {
        return numbers.parameters();
    }
}
