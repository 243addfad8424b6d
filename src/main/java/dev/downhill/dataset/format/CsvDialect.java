package dev.downhill.dataset.format;

import java.util.ArrayList;
import java.util.List;

/// The separator of a CSV file: the one of `,` `;` tab that splits the first records into the most columns, and all of
/// them into the same number. A separator within quotes does not count.
record CsvDialect(char separator) {

    static final char QUOTE = '"';

    private static final char[] CANDIDATES = {',', ';', '\t'};
    private static final int SAMPLE_RECORDS = 20;

    /// @param head the first characters of the file
    /// @param cut whether the file goes on behind them
    static CsvDialect sniff(String head, boolean cut) {
        char best = ',';
        int bestScore = 0;
        for (char candidate : CANDIDATES) {
            int score = score(separators(head, candidate, cut));
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return new CsvDialect(best);
    }

    /// Agreement counts for more than width: text may hold many commas, but not as many in each record.
    private static int score(List<Integer> separators) {
        if (separators.isEmpty() || separators.getFirst() == 0) {
            return 0;
        }
        int first = separators.getFirst();
        boolean alike = separators.stream().allMatch(count -> count == first);
        return Math.min(first, 10_000) + (alike ? 10_000 : 0);
    }

    /// How many separators each of the first records has; empty lines do not count.
    private static List<Integer> separators(String head, char separator, boolean cut) {
        List<Integer> counts = new ArrayList<>();
        boolean quoted = false;
        boolean fieldStart = true;
        int recordStart = 0;
        int count = 0;
        for (int i = 0; i < head.length() && counts.size() < SAMPLE_RECORDS; i++) {
            char c = head.charAt(i);
            if (c == QUOTE && (quoted || fieldStart)) {
                // A doubled quote within quotes ends them and begins them again.
                quoted = !quoted;
                fieldStart = !quoted && isQuote(head, i + 1);
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (i > recordStart) {
                    counts.add(count);
                }
                recordStart = i + 1;
                count = 0;
                fieldStart = true;
            } else if (!quoted && isCandidate(c)) {
                // A quote behind any possible separator may open a field, else text in quotes would count.
                count += c == separator ? 1 : 0;
                fieldStart = true;
            } else if (!quoted && c != ' ') {
                fieldStart = false;
            }
        }
        // The last record of a longer file is cut somewhere.
        boolean whole = counts.size() < SAMPLE_RECORDS && recordStart < head.length() && (!cut || counts.isEmpty());
        if (whole) {
            counts.add(count);
        }
        return counts;
    }

    private static boolean isCandidate(char c) {
        for (char candidate : CANDIDATES) {
            if (c == candidate) {
                return true;
            }
        }
        return false;
    }

    private static boolean isQuote(String text, int at) {
        return at < text.length() && text.charAt(at) == QUOTE;
    }
}
