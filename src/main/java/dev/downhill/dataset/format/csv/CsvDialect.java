package dev.downhill.dataset.format.csv;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds the separator of a CSV file: the one of `,` `;` tab `|` `^` that splits most of the first records into the
/// same number of columns, and of those with equal agreement the one that makes the most. Blanks separate only where
/// none of these does. A separator within quotes does not count.
final class CsvDialect {

    private static final char[] CANDIDATES = {',', ';', '\t', '|', '^'};
    private static final int SAMPLE_RECORDS = 100;
    private static final double MIN_AGREEMENT = 0.5;

    private CsvDialect() {}

    /// @param head the first characters of the file
    /// @param cut whether the file goes on behind them
    static char separator(String head, boolean cut, char quote) {
        char best = ',';
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            double score = score(separators(head, candidate, cut, quote));
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return bestScore == 0 && score(separators(head, ' ', cut, quote)) >= 1 ? ' ' : best;
    }

    /// The separator that makes the most expected names of the first line.
    ///
    /// @param usual preferred among equals
    /// @return 0 where none makes any
    static char separator(String line, Collection<String> expected, char quote, char usual) {
        char best = 0;
        int most = 0;
        for (char candidate : new char[] {usual, ',', ';', '\t', '|', '^', ' '}) {
            int found = 0;
            for (String field : line.split(Pattern.quote(String.valueOf(candidate)), -1)) {
                String name = field.replace(String.valueOf(quote), "").strip();
                found += expected.contains(name) ? 1 : 0;
            }
            if (found > most) {
                best = candidate;
                most = found;
            }
        }
        return best;
    }

    /// Agreement counts for more than width: text may hold many commas, but not as many in each record.
    private static double score(List<Integer> separators) {
        Map<Integer, Integer> records = new HashMap<>();
        separators.forEach(count -> records.merge(count, 1, Integer::sum));
        int width = 0;
        int most = 0;
        for (Map.Entry<Integer, Integer> entry : records.entrySet()) {
            boolean more = entry.getValue() > most || (entry.getValue() == most && entry.getKey() > width);
            width = more ? entry.getKey() : width;
            most = more ? entry.getValue() : most;
        }
        double agreement = separators.isEmpty() ? 0 : (double) most / separators.size();
        if (width == 0 || agreement < MIN_AGREEMENT) {
            return 0;
        }
        // Below 1 where records differ; 1 and more where all agree.
        return agreement < 1 ? agreement : 1 + width;
    }

    /// How many separators each of the first records has; empty lines do not count. Runs of blanks are one.
    private static List<Integer> separators(String head, char separator, boolean cut, char quote) {
        List<Integer> counts = new ArrayList<>();
        boolean quoted = false;
        boolean fieldStart = true;
        int recordStart = 0;
        int count = 0;
        for (int i = 0; i < head.length() && counts.size() < SAMPLE_RECORDS; i++) {
            char c = head.charAt(i);
            if (c == quote && (quoted || fieldStart)) {
                // A doubled quote within quotes ends them and begins them again.
                quoted = !quoted;
                fieldStart = !quoted && isQuote(head, i + 1, quote);
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (i > recordStart) {
                    counts.add(separator == ' ' ? runs(head.substring(recordStart, i)) : count);
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
            counts.add(separator == ' ' ? runs(head.substring(recordStart)) : count);
        }
        return counts;
    }

    /// Runs of blanks between the words of a line.
    private static int runs(String line) {
        int runs = 0;
        boolean quoted = false;
        String words = line.strip();
        for (int i = 0; i < words.length(); i++) {
            quoted ^= words.charAt(i) == CsvLayout.QUOTE;
            runs += !quoted && words.charAt(i) == ' ' && words.charAt(i - 1) != ' ' ? 1 : 0;
        }
        return runs;
    }

    private static boolean isCandidate(char c) {
        for (char candidate : CANDIDATES) {
            if (c == candidate) {
                return true;
            }
        }
        return false;
    }

    private static boolean isQuote(String text, int at, char quote) {
        return at < text.length() && text.charAt(at) == quote;
    }
}
