package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.tensor.Shape;

/// A layer's place in a compiled network.
///
/// @param index position in the definition, unique over all layers, see {@link #indexWithin}: keys its randomness
/// @param parametersAt where its parameters begin in the flat array
/// @param buffersAt where its buffers begin
/// @param maxRows the most rows of a pass
/// @param training whether space for backward is needed
public record Slot(
        long index,
        Shape input,
        Shape output,
        int parametersAt,
        int buffersAt,
        int maxRows,
        boolean training,
        Kernels kernels,
        Team team) {

    /// The index of a list of layers that lies within no other.
    static final long ROOT = -1;

    /// More than any list of layers holds.
    private static final int SPAN = 1024;

    /// The index of layer `i` of a list that lies within the layer `parent`; the layers of the network itself
    /// have their positions.
    static long indexWithin(long parent, int i) {
        return (parent + 1) * SPAN + i;
    }
}
