package dev.downhill.dataset.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.downhill.dataset.Guess;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A decision about a file that its sender did not make, as clients see it.
@Schema(name = "guess")
@JsonInclude(JsonInclude.Include.NON_NULL)
record GuessView(
        @Schema(description = "The field of the spec that overrides it, or a short word", example = "csv.header")
        String code,

        @Schema(description = "The column; absent if the guess is about the whole file") @Nullable
        String column,

        @Schema(description = "The row that decided; for the layout of a file, its line", example = "1") @Nullable
        Long row,

        @Schema(description = "What was decided, and why") String detail,
        @Schema(description = "How to override it") String hint) {

    static GuessView of(Guess guess) {
        return new GuessView(guess.code(), guess.column(), guess.row(), guess.detail(), guess.hint());
    }
}
