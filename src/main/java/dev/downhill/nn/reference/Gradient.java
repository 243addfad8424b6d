package dev.downhill.nn.reference;

/// The derivative of the cost of a batch.
///
/// @param parameters by every parameter, in their layout
/// @param inputs by every input value, `[rows, input size]`
public record Gradient(double[] parameters, double[] inputs) {}
