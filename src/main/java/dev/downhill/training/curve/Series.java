package dev.downhill.training.curve;

import dev.downhill.nn.train.Metrics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// The figures that each epoch has one of. Those that do not belong to a job are NaN throughout.
public enum Series {
    TRAIN_LOSS,
    VALIDATION_LOSS,
    TRAIN_ACCURACY,
    VALIDATION_ACCURACY,
    TRAIN_MAE,
    VALIDATION_MAE,
    TRAIN_RMSE,
    VALIDATION_RMSE,
    LEARNING_RATE,
    GRADIENT_NORM,
    SECONDS;

    /// The name in the API.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public double of(EpochMetrics metrics) {
        return switch (this) {
            case TRAIN_LOSS -> metrics.train().loss();
            case VALIDATION_LOSS -> validation(metrics, Metrics::loss);
            case TRAIN_ACCURACY -> metrics.train().accuracy();
            case VALIDATION_ACCURACY -> validation(metrics, Metrics::accuracy);
            case TRAIN_MAE -> metrics.train().mae();
            case VALIDATION_MAE -> validation(metrics, Metrics::mae);
            case TRAIN_RMSE -> metrics.train().rmse();
            case VALIDATION_RMSE -> validation(metrics, Metrics::rmse);
            case LEARNING_RATE -> metrics.learningRate();
            case GRADIENT_NORM -> metrics.gradientNorm();
            case SECONDS -> metrics.seconds();
        };
    }

    /// One value an epoch.
    public double[] of(List<EpochMetrics> epochs) {
        return epochs.stream().mapToDouble(this::of).toArray();
    }

    /// Whether any epoch has this figure.
    public boolean isIn(List<EpochMetrics> epochs) {
        return epochs.stream().anyMatch(metrics -> !Double.isNaN(of(metrics)));
    }

    private static double validation(EpochMetrics metrics, ToDoubleFunction<Metrics> figure) {
        Metrics validation = metrics.validation();
        return validation == null ? Double.NaN : figure.applyAsDouble(validation);
    }
}
