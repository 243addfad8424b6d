package dev.downhill.dataset.schema;

/// Watches the order of a column's values: whether they count the rows, and whether equal ones stand together.
final class RowOrder {

    private String lastText = "";
    private double last = Double.NaN;
    private long values;
    private long changes;
    private boolean counting = true;
    private boolean rising = true;
    private boolean falling = true;

    /// @param number NaN where the text is none
    void see(String text, double number) {
        if (values > 0) {
            changes += text.equals(lastText) ? 0 : 1;
            counting &= number == last + 1;
            rising &= number >= last;
            falling &= number <= last;
        }
        values++;
        lastText = text;
        last = number;
    }

    /// Whether each value is one more than that of the row before.
    boolean countsRows(int rows) {
        return counting && values == rows && values > 1;
    }

    /// Whether the rows are sorted by this column.
    ///
    /// @param distinct different texts
    boolean isSorted(long distinct) {
        return values > 1 && (rising || falling || changes < distinct);
    }
}
