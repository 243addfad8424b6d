package dev.downhill.dataset.format.json;

import dev.downhill.dataset.Guess;
import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TableCursor;
import dev.downhill.dataset.format.table.TextCursor;
import dev.downhill.dataset.format.table.TextEncoding;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// JSON: objects one a line, in an array, or an array in a field; their fields are the columns. A field that an object
/// lacks, or that is `null`, is missing there; true and false are categories; fields of an object
/// within are columns named after their path, and arrays are refused.
public final class JsonLinesTable implements Table {

    private final Bytes bytes;
    private final List<String> names;
    private final int target;
    private final List<Guess> guesses;
    private final Map<String, Integer> positions = new HashMap<>();

    private JsonLinesTable(Bytes bytes, List<String> names, int target, List<Guess> guesses) {
        this.target = target;
        this.bytes = bytes;
        this.names = names;
        this.guesses = guesses;
        for (String name : names) {
            positions.put(name, positions.size());
        }
    }

    /// As {@link #open(Bytes, TextEncoding)}, of a file in UTF-8.
    public static JsonLinesTable open(Bytes bytes) throws IOException {
        return open(bytes, new TextEncoding(StandardCharsets.UTF_8, null));
    }

    /// Reads all lines once, since any of them may bring a new column.
    ///
    /// @throws ProblemException if there are none, or too many columns
    public static JsonLinesTable open(Bytes file, TextEncoding encoding) throws IOException {
        Bytes bytes = encoding.utf8(file);
        List<Guess> guesses = new ArrayList<>();
        Guess guess = encoding.guess();
        if (guess != null) {
            guesses.add(guess);
        }
        Set<String> names = new LinkedHashSet<>();
        int first = 0;
        long late = 0;
        Problems problems = new Problems();
        try (JsonLines lines = new JsonLines(bytes, problems)) {
            for (JsonLines.Line line = lines.next(); line != null; line = lines.next()) {
                boolean more = names.addAll(line.values().keySet());
                late = more && first > 0 && late == 0 ? line.row() : late;
                first = first == 0 ? names.size() : first;
                if (names.size() > MAX_COLUMNS) {
                    throw Refusal.of("row " + line.row(), "too_many_columns", "More than " + MAX_COLUMNS + " columns.");
                }
            }
            if (lines.row() == 0) {
                throw Refusal.of("#", "empty_file", "The file is empty.");
            }
        }
        problems.throwIfAny("Some rows of the file do not fit.");
        if (names.isEmpty()) {
            throw Refusal.of("#", "no_columns", "The objects in the file have no fields.");
        }
        List<String> all = List.copyOf(names);
        if (late > 0) {
            guesses.add(Guess.ofFile(
                    "target",
                    late,
                    "Rows differ in their fields: row " + late + " brings \"" + all.get(first)
                            + "\", which the first row lacks. Unless a target is said, it is \"" + all.get(first - 1)
                            + "\", the last field of the first row.",
                    "For another target set target in the spec."));
        }
        return new JsonLinesTable(bytes, all, Math.max(0, first - 1), List.copyOf(guesses));
    }

    @Override
    public String format() {
        return "jsonl";
    }

    @Override
    public List<Field> fields() {
        return names.stream().map(Field::of).toList();
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public List<Guess> guesses() {
        return guesses;
    }

    @Override
    public int defaultTarget() {
        return target;
    }

    @Override
    public TableCursor read(Problems problems) throws IOException {
        return new Cursor(new JsonLines(bytes, problems));
    }

    private final class Cursor implements TextCursor {

        private final JsonLines lines;
        private final String[] cells = new String[names.size()];
        private JsonLines.@Nullable Line line;

        Cursor(JsonLines lines) {
            this.lines = lines;
        }

        @Override
        public boolean next() throws IOException {
            line = lines.next();
            if (line == null) {
                return false;
            }
            Arrays.fill(cells, "");
            line.values().forEach((name, value) -> {
                Integer position = positions.get(name);
                if (position == null) {
                    throw new IllegalStateException("the file changed between two readings");
                }
                cells[position] = value;
            });
            return true;
        }

        @Override
        public String text(int column) {
            return cells[column];
        }

        @Override
        public long row() {
            return lines.row();
        }

        @Override
        public String place() {
            return lines.place();
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
