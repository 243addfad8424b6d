package dev.downhill.nn.reference;

/// The cost of a batch and its derivative.
///
/// @param cost mean of the loss over the rows
/// @param parameters derivative by every parameter, in their layout
/// @param inputs derivative by every input value, `[rows, input size]`
public record Gradient(double cost, double[] parameters, double[] inputs) {}
