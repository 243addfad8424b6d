package dev.downhill.dataset.format.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.downhill.dataset.CsvSpec;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The first records of a CSV file, from which its layout is inferred.
record CsvSample(List<CsvRow> records) {

    private static final int MAX_RECORDS = 1_000;
    private static final int MAX_TITLE_LINES = 20;

    /// @param text the first characters; the last record counts only where the text is not cut
    static CsvSample of(String text, boolean cut, char separator, char quote, char comment) {
        List<CsvRow> records = new ArrayList<>();
        try (CsvReader<CsvRow> reader = CsvRecords.reader(new StringReader(text), separator, quote, comment)) {
            for (CsvRow row : reader) {
                if (!row.isEmpty()) {
                    records.add(row);
                }
                if (records.size() == MAX_RECORDS) {
                    return new CsvSample(List.copyOf(records));
                }
            }
        } catch (CsvParseException e) {
            // The text is cut within quotes, or broken there: what was read so far is the sample.
            return new CsvSample(List.copyOf(records));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (cut && records.size() > 1) {
            records.removeLast();
        }
        return new CsvSample(List.copyOf(records));
    }

    /// The number of fields that most records have.
    private int width() {
        Map<Integer, Integer> counts = new HashMap<>();
        records.forEach(row -> counts.merge(row.fields().size(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /// Whether lines begin with the sign that are no records.
    boolean hasComments(char sign) {
        int width = width();
        return width > 1
                && records.stream()
                        .anyMatch(row -> row.fields().getFirst().startsWith(String.valueOf(sign))
                                && row.fields().size() != width
                                && !row.isQuoted(0));
    }

    /// Lines before the first record that has more than half of the usual number of values.
    int titleLines() {
        int width = width();
        int usual = (int)
                records.stream().filter(row -> row.fields().size() == width).count();
        if (width < 2 || usual * 2 < records.size()) {
            return 0;
        }
        for (int i = 0; i < Math.min(records.size(), MAX_TITLE_LINES); i++) {
            CsvRow row = records.get(i);
            long values =
                    row.fields().stream().filter(field -> !field.isEmpty()).count();
            boolean narrow = row.fields().size() < width && 2 * values <= width;
            boolean bare = width > 2
                    && (values == 0 || (values == 1 && !row.fields().getFirst().isEmpty()));
            if (!narrow && !bare) {
                return i == 0 ? 0 : (int) row.line() - 1;
            }
        }
        return 0;
    }

    /// The header: said, or known by its names, or inferred.
    CsvHeader header(CsvLayout.Known known) {
        if (records.isEmpty()) {
            return CsvHeader.NONE;
        }
        List<String> first = records.getFirst().fields();
        Collection<String> expected = known.expected();
        CsvSpec.Header said = known.said().header();
        if (said == CsvSpec.Header.PRESENT || first.stream().anyMatch(expected::contains)) {
            return CsvHeader.present(first);
        }
        boolean usuallyAbsent = known.usual() != null && known.usual().header() == CsvSpec.Header.ABSENT;
        if (said == CsvSpec.Header.ABSENT || usuallyAbsent) {
            return CsvHeader.absent(first.size(), List.of());
        }
        if (!expected.isEmpty()) {
            return CsvHeader.of(first, expected);
        }
        String reason = HeaderCheck.whyAbsent(records);
        return reason == null
                ? CsvHeader.present(first)
                : CsvHeader.absent(first.size(), reason, records.getFirst().line());
    }
}
