package dev.downhill.dataset.format.sheet;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The styles of a workbook whose numbers are dates: days since 1900 or 1904, shown by a format such as `yyyy-mm-dd`.
final class NumberStyles {

    private static final int MAX_STYLES = 1 << 16;

    /// Built-in formats with a date in them (ISO/IEC 29500-1, 18.8.30); 27 to 36 and 50 to 58 are those of East Asia.
    private static final Pattern BUILT_IN = Pattern.compile("1[4-7]|22|2[7-9]|3[0-6]|5[0-8]");

    /// Parts of a format that are no letters of a date: colours, conditions, texts in quotes, escaped characters.
    private static final Pattern NO_DATE = Pattern.compile("\\[[^\\]]*]|\"[^\"]*\"|\\\\.|_.|\\*.");

    private static final Pattern DURATION = Pattern.compile("(?i)\\[[hms]+]");
    private static final Pattern DATE = Pattern.compile("(?i)[yd]|m{3,}");

    /// Months, not minutes: behind no hour and before no second.
    private static final Pattern MONTH = Pattern.compile("(?i)^[^hs]*m[^hs]*$");

    private final BitSet dates = new BitSet();

    /// Reads `styles.xml`.
    static NumberStyles of(PartReader part) throws IOException {
        NumberStyles styles = new NumberStyles();
        Map<String, String> formats = new HashMap<>();
        boolean cells = false;
        int index = 0;
        while (part.next() && index < MAX_STYLES) {
            if (part.isStart("numFmt") && formats.size() < MAX_STYLES) {
                String id = part.attribute("numFmtId");
                String code = part.attribute("formatCode");
                if (id != null && code != null) {
                    formats.put(id, code);
                }
            } else if (part.isStart("cellXfs") || part.isEnd("cellXfs")) {
                cells = part.isStart("cellXfs");
            } else if (cells && part.isStart("xf")) {
                styles.dates.set(index++, isDate(part.attribute("numFmtId"), formats));
            }
        }
        return styles;
    }

    private static boolean isDate(@Nullable String id, Map<String, String> formats) {
        if (id == null) {
            return false;
        }
        String code = formats.get(id);
        return code == null ? BUILT_IN.matcher(id).matches() : isDate(code);
    }

    /// Whether a format shows a date; times of a day and durations are numbers.
    static boolean isDate(String code) {
        int end = code.indexOf(';');
        String bare = NO_DATE.matcher(end < 0 ? code : code.substring(0, end)).replaceAll("");
        return !DURATION.matcher(code).find()
                && !bare.equalsIgnoreCase("general")
                && (DATE.matcher(bare).find() || MONTH.matcher(bare).matches());
    }

    boolean isDate(int style) {
        return style >= 0 && dates.get(style);
    }
}
