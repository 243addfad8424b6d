package dev.downhill.dataset;

import org.jspecify.annotations.Nullable;

/// A decision about a file that its sender did not make.
///
/// @param code what was decided, for programs: the field of the spec that decides otherwise, or a short word
/// @param column that it is about; null for the whole file
/// @param row that decided, from 1; null where no single row did
/// @param detail what was decided and why, one sentence
/// @param hint how to decide otherwise
public record Guess(
        String code, @Nullable String column, @Nullable Long row, String detail, String hint) {

    /// About the whole file.
    public static Guess ofFile(String code, @Nullable Long row, String detail, String hint) {
        return new Guess(code, null, row, detail, hint);
    }

    /// Both sentences.
    public String sentence() {
        return hint.isEmpty() ? detail : detail + " " + hint;
    }
}
