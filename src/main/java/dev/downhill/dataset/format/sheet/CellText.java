package dev.downhill.dataset.format.sheet;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts of cells: runs of differently formatted letters joined, without their pronunciation (`rPh`).
final class CellText {

    /// A character that XML cannot hold (ISO/IEC 29500-1, 22.9.2.19).
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private CellText() {}

    /// Reads up to the end of the element that starts here.
    static String of(PartReader part, String element) throws IOException {
        StringBuilder text = new StringBuilder();
        while (part.next() && !part.isEnd(element)) {
            if (part.isStart("rPh")) {
                part.text();
            } else if (part.isStart("t") && text.length() < PartReader.MAX_TEXT) {
                text.append(part.text());
            }
        }
        return unescaped(text.toString());
    }

    static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher escapes = ESCAPE.matcher(text);
        return escapes.replaceAll(
                escape -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }
}
