package dev.downhill.prediction.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.downhill.dataset.TempFiles;
import dev.downhill.pipeline.Target;
import dev.downhill.prediction.LoadedModel;
import dev.downhill.prediction.Prediction;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Predictions as CSV: `prediction`, `probability`, one column `probability_…` a class and `warnings`; or `value` and
/// `warnings`. What is not finite is written as `nan`, `inf` or `-inf`.
final class CsvAnswer implements AutoCloseable {

    private final CsvWriter csv;

    private CsvAnswer(Target target, OutputStream file) {
        csv = CsvWriter.builder().build(file);
        csv.writeRecord(header(target));
    }

    /// Predicts a whole file. The answer waits in a scratch file until the last row is known to fit, since a status
    /// that was sent cannot be taken back; neither file is ever in memory.
    ///
    /// @return the answer, whose file goes when it is closed
    static InputStream of(LoadedModel model, InputStream instances, TempFiles tempFiles) throws IOException {
        Path file = tempFiles.file("predictions");
        try {
            try (CsvAnswer answer =
                    new CsvAnswer(model.target(), new BufferedOutputStream(Files.newOutputStream(file)))) {
                CsvInstances.predict(model, instances, answer::write);
            }
            return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
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

    private void write(Prediction prediction) {
        List<String> fields = new ArrayList<>();
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
