package dev.downhill.prediction;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row that was kept from training, and what the model made of it.
public sealed interface TestRow {

    /// Its number in the dataset.
    int row();

    /// Worse is larger; NaN where the model answered with no number.
    double badness();

    /// @param actual its class
    /// @param predicted the most probable one; null where the probabilities are no numbers
    /// @param probability of `predicted`
    /// @param actualProbability of `actual`
    /// @param key what names the row; empty where nothing does
    @Schema(name = "test_row.class")
    record OfClass(
            @Schema(example = "117") int row,
            @Schema(example = "virginica") String actual,
            @Schema(example = "versicolor") @Nullable String predicted,
            @Schema(example = "0.81") @Nullable Float probability,
            @Schema(example = "0.19") @Nullable Float actualProbability,
            boolean correct,

            @Schema(description = "Its values in columns of role key", example = "{\"order\":17}")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            Map<String, @Nullable Object> key)
            implements TestRow {

        /// Mistakes come before correct rows: the higher the probability of the wrong class, the worse. Of correct rows
        /// the least sure are the worst.
        @Override
        public double badness() {
            if (probability == null) {
                return Double.NaN;
            }
            return correct ? 1 - probability : 1 + probability;
        }
    }

    /// @param actual and `predicted` in the target's own units; null where the prediction is not finite
    /// @param error predicted − actual
    /// @param nonFinite `nan`, `inf` or `-inf` where the prediction is not finite
    /// @param key what names the row; empty where nothing does
    @Schema(name = "test_row.number")
    record OfNumber(
            @Schema(example = "117") int row,
            @Schema(example = "151.0") double actual,
            @Schema(example = "140.2") @Nullable Double predicted,
            @Schema(example = "-10.8") @Nullable Double error,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nonFinite,

            @Schema(description = "Its values in columns of role key", example = "{\"order\":17}")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            Map<String, @Nullable Object> key)
            implements TestRow {

        @Override
        public double badness() {
            return error == null ? Double.NaN : Math.abs(error);
        }
    }
}
