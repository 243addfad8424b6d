package dev.downhill.dataset.format.spelling;

import dev.downhill.dataset.Notation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts what the numbers of a column look like that are not plain, and decides by all of them what their marks mean.
///
/// `1,5` has a decimal comma and `1,234,567` thousands. `1,234` may be either: other numbers of the column decide, then
/// the decimal mark of the file's other columns, then custom (a comma before three digits groups).
public final class NumberShapes {

    /// So many texts without a number among them are not looked at any closer.
    private static final int ENOUGH = 1_000;

    private static final int MAX_UNITS = 10;

    private final Map<String, Long> units = new HashMap<>();
    private long plain;
    private long local;
    private long others;
    private long decimalPoints;
    private long decimalCommas;
    private long eitherPoints;
    private long eitherCommas;
    private long groupPoints;
    private long groupCommas;
    private long groupBlanks;
    private long groupApostrophes;

    /// A number that {@link Numbers} reads.
    public void seePlain(String text) {
        plain++;
        // A column with one decimal point that groups nothing is settled.
        if (decimalPoints == 0 && text.indexOf('.') >= 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0) {
            figures(text.charAt(0) == '-' || text.charAt(0) == '+' ? text.substring(1) : text);
        }
    }

    /// A text that {@link Numbers} does not read.
    ///
    /// @return whether it is a number with marks
    public boolean see(String text) {
        if (local == 0 && others > ENOUGH) {
            return false;
        }
        LocalNumber number = LocalNumber.of(text);
        if (number == null || !figures(number.figures())) {
            others++;
            return false;
        }
        local++;
        if (!number.unit().isEmpty() && (units.containsKey(number.unit()) || units.size() < MAX_UNITS)) {
            units.merge(number.unit(), 1L, Long::sum);
        }
        return true;
    }

    private boolean figures(String figures) {
        int points = count(figures, '.');
        int commas = count(figures, ',');
        boolean apostrophe = false;
        boolean blank = false;
        for (int i = 0; i < figures.length(); i++) {
            apostrophe |= LocalNumber.isApostrophe(figures.charAt(i));
            blank |= LocalNumber.isBlank(figures.charAt(i));
        }
        if (apostrophe || blank) {
            int mark = Math.max(figures.indexOf('.'), figures.indexOf(','));
            String whole = mark < 0 ? figures : figures.substring(0, mark);
            if (points + commas > 1 || !LocalNumber.isGrouped(whole, apostrophe ? '\'' : ' ')) {
                return false;
            }
            groupBlanks += apostrophe ? 0 : 1;
            groupApostrophes += apostrophe ? 1 : 0;
            decimalPoints += points;
            decimalCommas += commas;
            return true;
        }
        if (points > 0 && commas > 0) {
            boolean pointLast = figures.lastIndexOf('.') > figures.lastIndexOf(',');
            char decimal = pointLast ? '.' : ',';
            String whole = figures.substring(0, figures.indexOf(decimal));
            if (count(figures, decimal) > 1 || !LocalNumber.isGrouped(whole, pointLast ? ',' : '.')) {
                return false;
            }
            decimalPoints += pointLast ? 1 : 0;
            groupCommas += pointLast ? 1 : 0;
            decimalCommas += pointLast ? 0 : 1;
            groupPoints += pointLast ? 0 : 1;
            return true;
        }
        if (points + commas == 0) {
            return true;
        }
        char mark = points > 0 ? '.' : ',';
        boolean grouped = LocalNumber.isGrouped(figures, mark) && figures.charAt(0) != '0';
        if (points + commas > 1 && !grouped) {
            return false;
        }
        boolean sure = points + commas > 1;
        if (mark == '.') {
            decimalPoints += grouped ? 0 : 1;
            eitherPoints += grouped && !sure ? 1 : 0;
            groupPoints += grouped && sure ? 1 : 0;
        } else {
            decimalCommas += grouped ? 0 : 1;
            eitherCommas += grouped && !sure ? 1 : 0;
            groupCommas += grouped && sure ? 1 : 0;
        }
        return true;
    }

    private static int count(String text, char c) {
        int count = 0;
        for (int at = text.indexOf(c); at >= 0; at = text.indexOf(c, at + 1)) {
            count++;
        }
        return count;
    }

    /// What the column says about the file: positive for a decimal comma, negative for a point, 0 for nothing.
    public int vote() {
        if (plain + local == 0) {
            return 0;
        }
        return Long.signum((decimalCommas + groupPoints) - (decimalPoints + groupCommas));
    }

    /// The marks of the column's numbers.
    ///
    /// @param fileDecimal decimal mark of the file's other columns; null where they have none
    /// @param saidDecimal and `saidThousands` what the client says; null where nothing
    /// @param texts that are no numbers at all
    /// @return null where numbers are plain, or the column is no number
    public @Nullable Notation decide(
            @Nullable String fileDecimal, @Nullable String saidDecimal, @Nullable String saidThousands, long texts) {
        boolean groupsOfPoints = eitherPoints + groupPoints > 0 && decimalPoints == 0;
        boolean comma = saidDecimal != null
                ? saidDecimal.equals(",")
                : vote() > 0 || (vote() == 0 && ",".equals(fileDecimal) && (eitherCommas > 0 || groupsOfPoints));
        boolean nothing = local == 0 && !(comma && groupsOfPoints) && saidThousands == null;
        if (nothing || texts > plain + local) {
            return null;
        }
        String thousands = saidThousands;
        if (thousands == null && groupApostrophes + groupBlanks > 0) {
            thousands = groupApostrophes > groupBlanks ? "'" : " ";
        } else if (thousands == null) {
            boolean groups = comma ? groupPoints + eitherPoints > 0 : groupCommas + eitherCommas > 0;
            thousands = groups ? (comma ? "." : ",") : null;
        }
        return new Notation(comma ? "," : ".", thousands, unit(), null);
    }

    private @Nullable String unit() {
        return units.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
