package dev.downhill.nn.train;

/// The metrics of predictions on a set of rows.
///
/// @param loss mean of the plan's loss over the rows; here and below each row counts by its weight
/// @param accuracy share of rows whose class was right; NaN for a numeric target
/// @param mae mean absolute error, in units of the encoded target; NaN for classes
/// @param rmse root mean squared error, in units of the encoded target; NaN for classes
public record Metrics(double loss, double accuracy, double mae, double rmse) {}
