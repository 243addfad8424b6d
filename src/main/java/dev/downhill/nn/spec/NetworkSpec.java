package dev.downhill.nn.spec;

import java.util.List;

/// A feed-forward network: its layers in order, an {@link LayerSpec.Output} at the end.
/// {@link ShapeInference} says whether they fit together.
///
/// @param layers at least one
public record NetworkSpec(List<LayerSpec> layers) {

    public NetworkSpec {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("layers is empty: a network has at least an output");
        }
    }
}
