package dev.downhill.dataset.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The separator of a CSV file: the one of `,` `;` tab that splits the first lines into the most columns, and all of
/// them into the same number.
record CsvDialect(char separator) {

    private static final char[] CANDIDATES = {',', ';', '\t'};
    private static final int SAMPLE_BYTES = 1 << 16;
    private static final int SAMPLE_LINES = 20;

    static CsvDialect sniff(Bytes bytes) throws IOException {
        byte[] head = bytes.head(SAMPLE_BYTES);
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new StringReader(new String(head, StandardCharsets.UTF_8)))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
        }
        // The last line of a longer file is cut somewhere.
        if (head.length == SAMPLE_BYTES && lines.size() > 1) {
            lines.removeLast();
        }
        if (lines.size() > SAMPLE_LINES) {
            lines.subList(SAMPLE_LINES, lines.size()).clear();
        }
        char best = ',';
        int bestScore = 0;
        for (char candidate : CANDIDATES) {
            int score = score(lines, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return new CsvDialect(best);
    }

    /// Agreement counts for more than width: text may hold many commas, but not as many in each line.
    private static int score(List<String> lines, char separator) {
        if (lines.isEmpty()) {
            return 0;
        }
        int first = count(lines.getFirst(), separator);
        if (first == 0) {
            return 0;
        }
        boolean alike = lines.stream().allMatch(line -> count(line, separator) == first);
        return Math.min(first, 10_000) + (alike ? 10_000 : 0);
    }

    private static int count(String line, char separator) {
        boolean quoted = false;
        int count = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                count++;
            }
        }
        return count;
    }
}
