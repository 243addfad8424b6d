package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.tensor.Shape;

/// A layer's place in a compiled network.
///
/// @param index position in the definition: keys its randomness
/// @param parametersAt where its parameters begin in the flat array
/// @param buffersAt where its buffers begin
/// @param maxRows the most rows of a pass
/// @param training whether space for backward is needed
public record Slot(
        int index,
        Shape input,
        Shape output,
        int parametersAt,
        int buffersAt,
        int maxRows,
        boolean training,
        Kernels kernels,
        Team team) {}
