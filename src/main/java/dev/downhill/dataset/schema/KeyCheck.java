package dev.downhill.dataset.schema;

/// Finds out whether the values of a key are whole numbers as every program writes them: those may be kept as numbers,
/// everything else is kept as the file has it.
final class KeyCheck {

    /// Digits that a 64-bit float keeps.
    private static final int MAX_DIGITS = 15;

    private boolean plain = true;

    void see(String text) {
        plain = plain && isPlain(text);
    }

    private static boolean isPlain(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - first;
        if (digits < 1 || digits > MAX_DIGITS || (text.charAt(first) == '0' && text.length() > 1)) {
            return false;
        }
        return text.chars().skip(first).allMatch(c -> c >= '0' && c <= '9');
    }

    boolean areNumbers() {
        return plain;
    }
}
