package dev.downhill.dataset.format.json;

import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.format.table.ColumnNames;
import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.request.Json;
import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds the columns of a file that is one object of arrays, `{"a":[1,2],"b":["x","y"]}`, or as pandas writes it,
/// `{"a":{"0":1,"1":2},"b":{"0":"x","1":"y"}}`.
final class JsonColumns {

    /// A file is open once for each column.
    private static final int MAX_COLUMNS = 500;

    private static final int MAX_NAME = 1 << 12;

    /// @param start position of the first value
    /// @param keyed whether each value has a key
    /// @param rows values
    record Start(String name, long start, boolean keyed, long rows) {}

    private JsonColumns() {}

    /// @return null where the file is none of these
    /// @throws ProblemException if columns differ in length, or are too many
    static @Nullable List<Start> find(Bytes text) throws IOException {
        List<Start> starts = new ArrayList<>();
        try (JsonScan scan = new JsonScan(text.open(), "#")) {
            if (scan.peek() == 0xef) {
                // The mark of the encoding.
                scan.take();
                scan.take();
                scan.take();
            }
            if (scan.peek() != '{') {
                return null;
            }
            scan.take();
            while (scan.peek() == '"') {
                Start start = column(scan);
                if (start == null) {
                    return null;
                }
                starts.add(start);
                if (scan.peek() == ',') {
                    scan.take();
                }
            }
            boolean whole = scan.take() == '}' && scan.peek() < 0;
            if (!whole || starts.isEmpty() || starts.stream().allMatch(start -> start.rows() < 2)) {
                return null;
            }
        }
        check(text, starts);
        return starts;
    }

    private static @Nullable Start column(JsonScan scan) throws IOException {
        byte[] name = scan.value(MAX_NAME);
        if (scan.take() != ':') {
            return null;
        }
        int open = scan.peek();
        if (open != '[' && open != '{') {
            return null;
        }
        scan.take();
        long start = scan.position();
        boolean keyed = open == '{';
        long rows = 0;
        int close = keyed ? '}' : ']';
        while (scan.peek() != close) {
            if (keyed) {
                scan.value(0);
                if (scan.take() != ':') {
                    return null;
                }
            }
            int first = scan.peek();
            if (first < 0 || first == '{' || first == '[') {
                return null;
            }
            scan.value(0);
            rows++;
            if (scan.peek() == ',') {
                scan.take();
            } else if (scan.peek() != close) {
                return null;
            }
        }
        scan.take();
        return new Start(name(name), start, keyed, rows);
    }

    private static String name(byte[] json) {
        @Nullable JsonNode node;
        try {
            node = Json.parse(json);
        } catch (ProblemException e) {
            node = null;
        }
        if (node == null || !node.isString() || !ColumnNames.isUsable(node.stringValue())) {
            throw Refusal.of("#", "unusable_name", "A column has a name that is empty, too long or not text.");
        }
        return node.stringValue();
    }

    private static void check(Bytes text, List<Start> starts) {
        String remedy = "Write one object a line instead.";
        if (starts.size() > Math.min(MAX_COLUMNS, Table.MAX_COLUMNS)) {
            throw Refusal.of(
                    "#", "too_many_columns", "JSON by columns has more than " + MAX_COLUMNS + " of them.", remedy);
        }
        if (text.isPacked()) {
            throw Refusal.of("#", "packed_columns", "JSON by columns is read in UTF-8 and unpacked only.", remedy);
        }
        Start first = starts.getFirst();
        for (Start start : starts) {
            if (start.rows() != first.rows()) {
                throw Refusal.of(
                        "column " + Places.quote(start.name()),
                        "different_counts",
                        "Column " + Places.quote(start.name()) + " has " + start.rows() + " values, "
                                + Places.quote(first.name()) + " has " + first.rows() + ".",
                        "All columns need as many values; write null where there is none.");
            }
        }
        long different = starts.stream().map(Start::name).distinct().count();
        if (different < starts.size()) {
            throw Refusal.of("#", "repeated_name", "Two columns have the same name.");
        }
    }
}
