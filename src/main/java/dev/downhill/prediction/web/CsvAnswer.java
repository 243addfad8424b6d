package dev.downhill.prediction.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.downhill.pipeline.Target;
import dev.downhill.prediction.Prediction;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Predictions as CSV: `prediction`, `probability`, one column `probability_…` a class and `warnings`; or `value` and
/// `warnings`. What is not finite is written as `nan`, `inf` or `-inf`.
final class CsvAnswer implements AutoCloseable {

    private final CsvWriter csv;
    private final Target target;

    CsvAnswer(Target target, OutputStream file) {
        csv = CsvWriter.builder().build(file);
        this.target = target;
    }

    /// Writes the header.
    ///
    /// @param keys columns that name a row, which come first
    void begin(List<String> keys) {
        List<String> header = new ArrayList<>(keys);
        header.addAll(header(target));
        csv.writeRecord(header);
    }

    private static List<String> header(Target target) {
        return switch (target) {
            case Target.Classes classes -> {
                List<String> names = new ArrayList<>(List.of("prediction", "probability"));
                classes.labels().forEach(label -> names.add("probability_" + label));
                names.add("warnings");
                yield names;
            }
            case Target.Numeric _ -> List.of("value", "warnings");
        };
    }

    void write(Prediction prediction) {
        List<String> fields = new ArrayList<>();
        prediction.key().values().forEach(value -> fields.add(value.toString()));
        switch (prediction) {
            case Prediction.OfClass some -> {
                fields.add(Objects.requireNonNullElse(some.label(), ""));
                fields.add(text(some.probability(), some.nonFinite()));
                some.probabilities().values().forEach(value -> fields.add(text(value, some.nonFinite())));
            }
            case Prediction.OfNumber number -> fields.add(text(number.value(), number.nonFinite()));
        }
        fields.add(String.join(" ", prediction.warnings()));
        csv.writeRecord(fields);
    }

    private static String text(@Nullable Number value, @Nullable String nonFinite) {
        return value == null ? Objects.requireNonNullElse(nonFinite, "") : value.toString();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
