package dev.downhill.dataset.schema;

/// Tells words that follow each other from a single one, such as an id.
final class Prose {

    /// From here on, scripts are written without blanks: those of China and Japan, and their neighbours.
    private static final char FIRST_CJK = '\u2e80';

    private static final char FIRST_THAI = '\u0e00';
    private static final char LAST_KHMER = '\u17ff';

    private Prose() {}

    /// Whether a text has a blank between words, or is of a script that does without.
    static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\u00a0') {
                return true;
            }
            if (c >= FIRST_CJK || (c >= FIRST_THAI && c <= LAST_KHMER)) {
                return !Character.isSurrogate(c);
            }
        }
        return false;
    }
}
