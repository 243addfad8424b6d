package dev.downhill.dataset.schema;

import dev.downhill.dataset.format.table.TableCursor;
import java.util.LinkedHashMap;
import java.util.Map;

/// The first few different texts of some kind in a column, how often each occurs, and where first. Memory is bounded:
/// more texts are only known to be there.
final class Sightings {

    private static final int MAX_TEXTS = 40;
    /// So many further texts say that these are no few.
    private static final int ENOUGH = 10_000;

    private static final int MAX_LENGTH = 100;

    private final Map<String, Found> texts = new LinkedHashMap<>();
    private long others;

    /// One text.
    ///
    /// @param row where it stands first, from 1
    /// @param place the same for people
    record Found(long row, String place, long count, long quoted) {}

    void see(TableCursor cursor, int column, String text) {
        if (others > ENOUGH) {
            others++;
            return;
        }
        boolean quoted = cursor.isQuoted(column);
        Found found = texts.get(text);
        if (found != null) {
            texts.put(
                    text, new Found(found.row(), found.place(), found.count() + 1, found.quoted() + (quoted ? 1 : 0)));
        } else if (texts.size() < MAX_TEXTS && text.length() <= MAX_LENGTH) {
            texts.put(text, new Found(cursor.row(), cursor.place(), 1, quoted ? 1 : 0));
        } else {
            others++;
        }
    }

    Map<String, Found> texts() {
        return texts;
    }

    /// Whether every text is known.
    boolean isComplete() {
        return others == 0;
    }

    long count() {
        return others + texts.values().stream().mapToLong(Found::count).sum();
    }
}
