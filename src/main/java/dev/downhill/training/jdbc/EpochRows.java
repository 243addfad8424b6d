package dev.downhill.training.jdbc;

import dev.downhill.nn.train.Metrics;
import dev.downhill.training.curve.EpochMetrics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The figures of one epoch as a row and back. A figure that does not belong to the task is NaN in memory and null in
/// the row; one that does can only be infinite or a number.
final class EpochRows {

    private EpochRows() {}

    static Map<String, @Nullable Object> values(String jobId, EpochMetrics metrics) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("job_id", jobId);
        values.put("epoch", metrics.epoch());
        put(values, "train", metrics.train());
        put(values, "validation", metrics.validation());
        values.put("learning_rate", metrics.learningRate());
        values.put("gradient_norm", metrics.gradientNorm());
        values.put("seconds", metrics.seconds());
        return values;
    }

    static EpochMetrics read(ResultSet row) throws SQLException {
        return new EpochMetrics(
                row.getInt("epoch"),
                metrics(row, "train"),
                row.getObject("validation_loss") == null ? null : metrics(row, "validation"),
                row.getDouble("learning_rate"),
                row.getDouble("gradient_norm"),
                row.getDouble("seconds"));
    }

    private static void put(Map<String, @Nullable Object> values, String part, @Nullable Metrics metrics) {
        values.put(part + "_loss", metrics == null ? null : metrics.loss());
        values.put(part + "_accuracy", metrics == null ? null : present(metrics.accuracy()));
        values.put(part + "_mae", metrics == null ? null : present(metrics.mae()));
        values.put(part + "_rmse", metrics == null ? null : present(metrics.rmse()));
    }

    private static @Nullable Double present(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static Metrics metrics(ResultSet row, String part) throws SQLException {
        return new Metrics(
                row.getDouble(part + "_loss"),
                orNaN(row, part + "_accuracy"),
                orNaN(row, part + "_mae"),
                orNaN(row, part + "_rmse"));
    }

    private static double orNaN(ResultSet row, String column) throws SQLException {
        Double value = row.getObject(column, Double.class);
        return value == null ? Double.NaN : value;
    }
}
