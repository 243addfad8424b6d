package dev.downhill.pipeline;

import dev.downhill.request.Texts;

/// Values as a reader expects to see them in a sentence.
final class Text {

    private static final int MAX_LENGTH = 40;

    private Text() {}

    /// The shortest decimal that means the same float, whole numbers without a fraction: `5.1`, `3`.
    static String of(float value) {
        String text = Float.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /// As {@link #cut}, in quotation marks.
    static String quote(String text) {
        return '"' + cut(text) + '"';
    }

    /// Cut where it is long.
    static String cut(String text) {
        return text.length() > MAX_LENGTH ? Texts.cut(text, MAX_LENGTH) + "…" : text;
    }
}
