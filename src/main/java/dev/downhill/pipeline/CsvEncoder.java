package dev.downhill.pipeline;

import dev.downhill.request.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The records of one CSV file, to the same numbers that stored rows become. Columns are found by their names; others
/// are ignored.
public final class CsvEncoder {

    private static final Cell MISSING = new Cell.Missing();

    private final List<ColumnEncoder> columns;
    private final int width;

    /// By column, its position in a record; -1 where the file lacks it.
    private final int[] positions;

    CsvEncoder(List<ColumnEncoder> columns, List<String> header) {
        this.columns = columns;
        width = header.size();
        positions = new int[columns.size()];
        Map<String, List<Integer>> found = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            found.computeIfAbsent(header.get(i).strip(), _ -> new ArrayList<>()).add(i);
        }
        Problems problems = new Problems();
        for (int i = 0; i < positions.length; i++) {
            ColumnEncoder column = columns.get(i);
            List<Integer> at = found.getOrDefault(column.name().strip(), List.of());
            positions[i] = at.isEmpty() ? -1 : at.getFirst();
            if (at.isEmpty()) {
                new Findings(problems, _ -> header(column)).missing(column);
            } else if (at.size() > 1) {
                problems.add(header(column), "duplicate_column", column.name() + " stands twice in the header.");
            }
        }
        problems.throwIfAny("The header does not fit the model.");
    }

    /// Writes one record.
    ///
    /// @param row its place in the file, from 1, the header not counted
    /// @return the warnings that belong to its prediction; what is wrong goes to `problems`
    public List<String> encode(List<String> fields, long row, float[] inputs, int offset, Problems problems) {
        if (fields.size() != width) {
            problems.add(
                    "row " + row,
                    "ragged_row",
                    "Row " + row + " has " + fields.size() + " fields; the header has " + width + ".");
            return List.of();
        }
        Findings findings = new Findings(problems, column -> place(row, column));
        int next = offset;
        for (int i = 0; i < positions.length; i++) {
            ColumnEncoder column = columns.get(i);
            Cell cell = positions[i] < 0
                    ? MISSING
                    : new Cell.Field(fields.get(positions[i]).strip());
            column.encode(cell, inputs, next, findings);
            next += column.width();
        }
        return findings.warnings();
    }

    private static String header(ColumnEncoder column) {
        return "line 1, column \"" + column.name() + "\"";
    }

    private static String place(long row, ColumnEncoder column) {
        return "row " + row + ", column \"" + column.name() + "\"";
    }
}
