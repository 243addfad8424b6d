package dev.downhill.nn.optim;

/// A stretch of the flat parameters that one task of a step treats: `[from, to)`, within one tensor.
///
/// @param number counts the pieces from 0
/// @param weights whether these are weights, which penalties and decay apply to, and not biases or normalisation
/// @param firstOfTensor and `endOfTensor` number the pieces of the same tensor of weights, itself among them
public record ParameterBlock(int number, int from, int to, boolean weights, int firstOfTensor, int endOfTensor) {}
