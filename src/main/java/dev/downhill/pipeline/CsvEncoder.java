package dev.downhill.pipeline;

import dev.downhill.dataset.format.csv.CsvHeader;
import dev.downhill.request.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The records of one CSV file, to the same numbers that stored rows become. Columns are found by their names; others
/// are ignored, with a warning where a column is missing.
public final class CsvEncoder {

    private static final Cell MISSING = new Cell.Missing();

    private final List<ColumnEncoder> columns;

    /// By column, its position in a record; -1 where the file lacks it.
    private final int[] positions;

    /// By column of the key that the file has, its position in a record.
    private final Map<String, Integer> keys = new LinkedHashMap<>();

    /// Warnings that belong to every prediction.
    private final List<String> warnings;

    /// @param columnNames those of inputs, target and keys
    /// @param keyNames columns that name a row
    CsvEncoder(List<ColumnEncoder> columns, Set<String> columnNames, List<String> keyNames, CsvHeader header) {
        this.columns = columns;
        positions = new int[columns.size()];
        List<String> absent = new ArrayList<>();
        Problems problems = new Problems();
        for (int i = 0; i < positions.length; i++) {
            ColumnEncoder column = columns.get(i);
            String name = column.name().strip();
            positions[i] = header.names().indexOf(name);
            if (positions[i] < 0) {
                new Findings(problems, _ -> header(column)).missing(column);
                absent.add(column.name());
            } else if (repeats(header, positions[i], columnNames)) {
                problems.add(header(column), "duplicate_column", column.name() + " is twice in the header.");
            }
        }
        for (String key : keyNames) {
            int position = header.names().indexOf(key.strip());
            if (position >= 0) {
                keys.put(key, position);
            }
        }
        problems.throwIfAny("The header does not fit the model.");
        warnings = absent.isEmpty()
                ? List.of()
                : IgnoredFields.warnings(IgnoredFields.among(header.names(), columnNames), absent, absent);
    }

    /// Whether a name stands twice, and the second one is not a column of the model under the name that uploads give
    /// it.
    private static boolean repeats(CsvHeader header, int position, Set<String> columnNames) {
        String written = header.written().get(position);
        for (int i = position + 1; i < header.written().size(); i++) {
            if (header.written().get(i).equals(written)
                    && !columnNames.contains(header.names().get(i))) {
                return true;
            }
        }
        return false;
    }

    /// Names of the columns of the file that name a row.
    public List<String> keys() {
        return List.copyOf(keys.keySet());
    }

    /// The values of a record that name it, as the file has them; empty where there are none.
    public Map<String, Object> key(List<String> fields) {
        Map<String, Object> key = new LinkedHashMap<>();
        keys.forEach((name, position) -> key.put(name, fields.get(position)));
        return key;
    }

    /// Writes one record.
    ///
    /// @param fields as many as the header has names
    /// @param row its place in the file, from 1, the header not counted
    /// @return the warnings that belong to its prediction; what is wrong goes to `problems`
    public List<String> encode(List<String> fields, long row, float[] inputs, int offset, Problems problems) {
        Findings findings = new Findings(problems, column -> place(row, column));
        int next = offset;
        for (int i = 0; i < positions.length; i++) {
            ColumnEncoder column = columns.get(i);
            Cell cell = positions[i] < 0 ? MISSING : new Cell.Word(fields.get(positions[i]));
            column.encode(cell, inputs, next, findings);
            next += column.width();
        }
        warnings.forEach(findings::warn);
        return findings.warnings();
    }

    private static String header(ColumnEncoder column) {
        return "line 1, column \"" + column.name() + "\"";
    }

    private static String place(long row, ColumnEncoder column) {
        return "row " + row + ", column \"" + column.name() + "\"";
    }
}
