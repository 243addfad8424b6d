package dev.downhill.training.curve;

/// The best epoch so far.
///
/// @param loss its validation loss, or its training loss where there are no validation rows
/// @param validated which of the two
public record Best(int epoch, double loss, boolean validated) {}
