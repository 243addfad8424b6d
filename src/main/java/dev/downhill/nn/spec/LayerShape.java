package dev.downhill.nn.spec;

import dev.downhill.nn.tensor.Shape;
import java.util.List;

/// What a layer makes of its input.
///
/// @param layer the layer
/// @param input shape of one example before it
/// @param output shape of one example after it
/// @param parameters trainable numbers, those of inner layers included
/// @param inner the layers within a residual; empty for every other
public record LayerShape(LayerSpec layer, Shape input, Shape output, long parameters, List<LayerShape> inner) {

    public LayerShape {
        inner = List.copyOf(inner);
    }

    /// A layer without others in it.
    public LayerShape(LayerSpec layer, Shape input, Shape output, long parameters) {
        this(layer, input, output, parameters, List.of());
    }
}
