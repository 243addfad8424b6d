package dev.downhill.dataset.schema;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.format.table.Places;
import java.util.ArrayList;
import java.util.List;

/// Warnings about decisions that the client did not ask for; columns with the same decision share a sentence.
final class SchemaWarnings {

    /// A sentence names no more columns than this.
    private static final int NAMED = 10;

    private final List<String> sentences = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> empty = new ArrayList<>();
    private final List<String> constant = new ArrayList<>();

    void add(String sentence) {
        sentences.add(sentence);
    }

    void observe(Column column, ColumnTally tally, int rows) {
        if (column.type() == ColumnType.IMAGE) {
            return;
        }
        ColumnTally.Sighting notNumber = tally.notNumber();
        if (notNumber != null && tally.numbers().count() > tally.notNumbers()) {
            sentences.add(
                    "Column \"" + column.name() + "\" holds " + tally.numbers().count() + " numbers and "
                            + tally.notNumbers() + " other values, the first in " + notNumber.place() + ": "
                            + Places.quote(notNumber.value()) + "; it is taken as "
                            + (column.type() == ColumnType.TEXT ? "text." : "categories."));
        }
        if (column.role() == Role.TARGET) {
            return;
        }
        if (column.missing() == rows) {
            empty.add(column.name());
        } else if (column.type() == ColumnType.TEXT) {
            (column.role() == Role.INPUT ? words : texts).add(column.name());
        } else if (isConstant(column)) {
            constant.add(column.name());
        }
    }

    private static boolean isConstant(Column column) {
        boolean oneNumber = column.distinct() != null && column.distinct() == 1;
        boolean oneCategory = column.categories() != null && column.categories().size() == 1;
        return column.missing() == 0 && (oneNumber || oneCategory);
    }

    List<String> sentences(Column target) {
        List<String> all = new ArrayList<>(sentences);
        if (target.missing() > 0) {
            all.add(target.missing() + " rows have no value of the target \"" + target.name()
                    + "\"; they are kept and not learnt from.");
        }
        join(
                all,
                texts,
                "texts without blanks, such as ids, which are kept and not learnt from unless their role is said");
        if (!words.isEmpty()) {
            join(all, words, "free text, whose words are learnt from; to leave one out set its role to \"ignored\"");
        }
        join(all, empty, "empty and ignored");
        join(all, constant, "the same in every row, so that nothing can be learnt from them");
        return List.copyOf(all);
    }

    private static void join(List<String> all, List<String> names, String fate) {
        if (!names.isEmpty()) {
            String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
            String listed = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
            all.add("Columns that are " + fate + ": " + listed + more + ".");
        }
    }
}
