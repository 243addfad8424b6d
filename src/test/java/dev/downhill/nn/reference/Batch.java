package dev.downhill.nn.reference;

/// The context of a layer besides its input.
///
/// @param layer position of the layer in the network, see {@link Sequential}
/// @param rows examples in the batch
/// @param parameters what is trained
/// @param buffers what is kept but not trained
record Batch(long layer, int rows, Phase phase, Block parameters, Block buffers) {}
