package dev.downhill.prediction;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.downhill.pipeline.Target;
import dev.downhill.request.NonFiniteNumbers;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A model's prediction for one instance.
public sealed interface Prediction {

    /// What is unusual about the instance, one sentence each.
    List<String> warnings();

    /// What names the instance: its values in columns of role key; empty where there are none.
    Map<String, Object> key();

    /// One of several classes.
    ///
    /// @param label the most probable class; null where the probabilities are no numbers
    /// @param probability its probability
    /// @param probabilities by label, in the model's order
    /// @param nonFinite `nan` where the probabilities are no numbers
    /// @param key values that name the instance; empty where there are none
    @Schema(name = "prediction.class")
    record OfClass(
            @Schema(example = "setosa") @Nullable String label,

            @Schema(example = "0.98") @Nullable Float probability,

            @Schema(example = "{\"setosa\":0.98,\"versicolor\":0.02}")
            Map<String, @Nullable Float> probabilities,

            List<String> warnings,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nonFinite,

            @Schema(description = "Values of the instance in columns of role key", example = "{\"order\":17}")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            Map<String, Object> key)
            implements Prediction {}

    /// A number in the target's own units.
    ///
    /// @param value null where it is not finite
    /// @param nonFinite `nan`, `inf` or `-inf` where the value is not finite
    /// @param key values that name the instance; empty where there are none
    @Schema(name = "prediction.number")
    record OfNumber(
            @Schema(example = "152.1") @Nullable Double value,

            List<String> warnings,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nonFinite,

            @Schema(description = "Values of the instance in columns of role key", example = "{\"order\":17}")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            Map<String, Object> key)
            implements Prediction {}

    /// Interprets the outputs of one row of a chunk.
    ///
    /// @param outputs `[rows, units]`
    static Prediction of(Target target, float[] outputs, int row, int units, List<String> warnings) {
        return of(target, outputs, row, units, warnings, Map.of());
    }

    /// As {@link #of(Target, float[], int, int, List)}, of an instance that has a name.
    static Prediction of(
            Target target, float[] outputs, int row, int units, List<String> warnings, Map<String, Object> key) {
        return switch (target) {
            case Target.Classes classes -> ofClass(classes, classes.probabilities(outputs, row, units), warnings, key);
            case Target.Numeric numeric -> ofNumber(numeric.restore(outputs[row]), warnings, key);
        };
    }

    private static OfClass ofClass(
            Target.Classes classes, double[] probabilities, List<String> warnings, Map<String, Object> key) {
        Map<String, @Nullable Float> byLabel = new LinkedHashMap<>();
        int best = 0;
        boolean finite = true;
        for (int i = 0; i < probabilities.length; i++) {
            boolean number = Double.isFinite(probabilities[i]);
            finite &= number;
            byLabel.put(classes.labels().get(i), number ? (Float) (float) probabilities[i] : null);
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        if (!finite) {
            return new OfClass(null, null, byLabel, warnings, NonFiniteNumbers.word(Double.NaN), key);
        }
        return new OfClass(classes.labels().get(best), (float) probabilities[best], byLabel, warnings, null, key);
    }

    private static OfNumber ofNumber(double value, List<String> warnings, Map<String, Object> key) {
        String word = NonFiniteNumbers.word(value);
        return new OfNumber(word == null ? value : null, warnings, word, key);
    }
}
