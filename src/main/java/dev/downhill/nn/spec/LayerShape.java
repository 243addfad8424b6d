package dev.downhill.nn.spec;

import dev.downhill.nn.tensor.Shape;

/// What a layer makes of its input.
///
/// @param layer the layer
/// @param input shape of one example before it
/// @param output shape of one example after it
/// @param parameters trainable numbers
public record LayerShape(LayerSpec layer, Shape input, Shape output, long parameters) {}
