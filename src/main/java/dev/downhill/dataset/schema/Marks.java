package dev.downhill.dataset.schema;

import dev.downhill.dataset.CsvSpec;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.Notation;
import dev.downhill.dataset.format.spelling.DateShapes;
import dev.downhill.dataset.format.spelling.NumberShapes;
import dev.downhill.dataset.format.spelling.Spelling;
import dev.downhill.dataset.format.spelling.Timestamps;
import dev.downhill.dataset.format.table.Places;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides what the marks within the numbers of a file mean, by all of its columns.
final class Marks {

    private static final int NAMED = 10;

    private Marks() {}

    /// The columns whose numbers are not plain, by position.
    static Map<Integer, Notation> decide(List<ColumnTally> columns, CsvSpec said) {
        int votes = 0;
        for (ColumnTally column : columns) {
            NumberShapes shapes = column.shapes();
            boolean numbers = shapes != null
                    && column.numbers().count() + column.marks()
                            >= column.strays().count();
            votes += shapes != null && numbers ? shapes.vote() : 0;
        }
        String decimal = votes > 0 ? "," : votes < 0 ? "." : null;
        Map<Integer, Notation> notations = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnTally column = columns.get(i);
            NumberShapes shapes = column.shapes();
            DateShapes dates = column.dates();
            String format = dates == null || column.numbers().count() > 0 ? null : dates.format(",".equals(decimal));
            Notation notation = format != null
                    ? Notation.ofDates(format, null)
                    : shapes == null
                            ? null
                            : shapes.decide(
                                    decimal,
                                    said.decimal(),
                                    said.thousands(),
                                    column.strays().count());
            if (notation != null) {
                Notation before = column.notation();
                notations.put(i, notation.withMissing(before == null ? null : before.missing()));
            }
        }
        return notations;
    }

    /// What the numbers of the file are told to be: columns of one kind share a sentence.
    static List<Guess> guesses(List<ColumnTally> columns, CsvSpec said) {
        if (said.decimal() != null || said.thousands() != null) {
            return List.of();
        }
        Map<Notation, List<ColumnTally>> kinds = new LinkedHashMap<>();
        for (ColumnTally column : columns) {
            Notation notation = column.notation();
            ColumnTally.Sighting mark = column.mark();
            if (mark != null && notation != null && isMarked(mark, notation)) {
                kinds.computeIfAbsent(notation.withMissing(null), _ -> new ArrayList<>())
                        .add(column);
            }
        }
        List<Guess> guesses = new ArrayList<>();
        kinds.forEach((notation, same) -> guesses.add(guess(notation, same)));
        return guesses;
    }

    private static boolean isMarked(ColumnTally.Sighting mark, Notation notation) {
        return !notation.hasPlainNumbers() || Double.isNaN(Spelling.number(mark.value(), null));
    }

    private static Guess guess(Notation notation, List<ColumnTally> same) {
        ColumnTally first = same.getFirst();
        ColumnTally.Sighting mark = first.mark();
        List<String> names =
                same.stream().limit(NAMED).map(column -> column.field().name()).toList();
        String more = same.size() > NAMED ? " and " + (same.size() - NAMED) + " more" : "";
        if (notation.format() != null && mark != null) {
            double seconds = Spelling.number(mark.value(), notation);
            return new Guess(
                    "columns.format",
                    same.size() == 1 ? first.field().name() : null,
                    mark.row(),
                    "Values of " + String.join(", ", names) + more + " are read as dates of the format "
                            + notation.format() + ", in UTC unless they name a zone: " + Places.quote(mark.value())
                            + " in " + mark.place() + " is " + Timestamps.iso(seconds) + ".",
                    "To read them otherwise set format or type of the columns in the spec.");
        }
        String thousands = notation.thousands();
        String marks = "the decimal mark \"" + notation.decimal() + "\""
                + (thousands == null ? "" : ", the thousands mark \"" + thousands + "\"")
                + (notation.unit() == null ? "" : ", the unit \"" + notation.unit() + "\"");
        String example = mark == null
                ? ""
                : ": " + Places.quote(mark.value()) + " in " + mark.place() + " is "
                        + Spelling.of(Spelling.number(mark.value(), notation));
        return new Guess(
                "csv.decimal",
                same.size() == 1 ? first.field().name() : null,
                mark == null ? null : mark.row(),
                "Numbers of " + String.join(", ", names) + more + " are read with " + marks + example + ".",
                "To read them otherwise set csv.decimal and csv.thousands in the spec.");
    }

    /// The marks of most columns with numbers that are not plain; null where all are plain.
    static @Nullable Notation usual(List<ColumnTally> columns) {
        Map<String, Notation> kinds = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (ColumnTally column : columns) {
            Notation notation = column.notation();
            if (notation != null && !notation.hasPlainNumbers() && notation.format() == null) {
                String key = notation.decimal() + notation.thousands();
                kinds.putIfAbsent(key, notation);
                counts.merge(key, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> kinds.get(entry.getKey()))
                .orElse(null);
    }
}
