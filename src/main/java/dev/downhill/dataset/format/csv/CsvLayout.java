package dev.downhill.dataset.format.csv;

import dev.downhill.dataset.CsvFormat;
import dev.downhill.dataset.CsvSpec;
import dev.downhill.dataset.Guess;
import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The layout of a CSV file: said, or inferred from its first characters.
///
/// 1. A first line `sep=;` names the separator, as some spreadsheets write it.
/// 2. Lines before the header: those with at most half as many values as most records have.
/// 3. A comment sign: `#`, where lines that begin with it have another width than the records.
/// 4. The header ({@link HeaderCheck}).
///
/// @param skipRows lines before the header
/// @param comment 0 for none
/// @param guesses what was decided without being told
record CsvLayout(
        char separator,
        char quote,
        int skipRows,
        char comment,
        CsvHeader header,
        String encoding,
        List<Guess> guesses) {

    static final char QUOTE = '"';

    private static final char COMMENT = '#';

    /// The part of a layout that is known before the file is read.
    ///
    /// @param expected names of columns that are known already; empty where none is
    /// @param usual how the file was read that the model learnt from; null where none was
    record Known(
            CsvSpec said,
            Collection<String> expected,
            @Nullable CsvFormat usual) {}

    /// @param head the first characters of the file
    /// @param cut whether the file goes on behind them
    /// @throws ProblemException if there is no record
    static CsvLayout of(String head, boolean cut, Known known, String encoding) {
        CsvSpec said = known.said();
        List<Guess> guesses = new ArrayList<>();
        char quote = said.quote() == null ? QUOTE : said.quote().charAt(0);
        int skip = said.skipRows() == null ? 0 : said.skipRows();
        String rest = afterLines(head, skip);
        char separator = said.delimiter() == null ? 0 : said.delimiter().charAt(0);
        String named = separatorLine(rest);
        if (named != null) {
            separator = separator == 0 ? named.charAt(named.length() - 1) : separator;
            rest = afterLines(rest, 1);
            skip++;
        }
        if (separator == 0) {
            separator = separator(rest, cut, quote, known);
        }
        char comment = said.comment() == null ? 0 : said.comment().charAt(0);
        CsvSample sample = CsvSample.of(rest, cut, separator, quote, comment);
        if (comment == 0 && sample.hasComments(COMMENT)) {
            comment = COMMENT;
            guesses.add(Guess.ofFile(
                    "csv.comment",
                    null,
                    "Lines that begin with # are skipped as comments.",
                    "For another sign set csv.comment in the spec."));
            sample = CsvSample.of(rest, cut, separator, quote, comment);
        }
        if (said.skipRows() == null && known.expected().isEmpty()) {
            int titles = sample.titleLines();
            if (titles > 0) {
                guesses.add(Guess.ofFile(
                        "csv.skip_rows",
                        (long) skip + titles,
                        "The first " + (titles == 1 ? "line is" : titles + " lines are")
                                + " skipped: no other has as few values.",
                        "To read from another line on, set csv.skip_rows in the spec."));
                skip += titles;
                sample = CsvSample.of(afterLines(rest, titles), cut, separator, quote, comment);
            }
        }
        CsvHeader header = sample.header(known);
        guesses.addAll(header.guesses());
        return new CsvLayout(separator, quote, skip, comment, header, encoding, List.copyOf(guesses));
    }

    private static char separator(String text, boolean cut, char quote, Known known) {
        CsvFormat usual = known.usual();
        char before = usual == null ? ',' : usual.delimiter().charAt(0);
        int end = text.indexOf('\n');
        char named = CsvDialect.separator(end < 0 ? text : text.substring(0, end), known.expected(), quote, before);
        if (named != 0) {
            return named;
        }
        return usual != null && text.indexOf(before) >= 0 ? before : CsvDialect.separator(text, cut, quote);
    }

    private static @Nullable String separatorLine(String text) {
        int end = text.indexOf('\n');
        String line = (end < 0 ? text : text.substring(0, end)).replace("\r", "");
        String bare = line.startsWith("\"") && line.endsWith("\"") ? line.substring(1, line.length() - 1) : line;
        return bare.length() == 5 && bare.regionMatches(true, 0, "sep=", 0, 4) ? bare : null;
    }

    private static String afterLines(String text, int lines) {
        try (SkippedLines skipped = new SkippedLines(new StringReader(text), lines)) {
            return skipped.readAll(text.length());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// With the fields of a spec.
    CsvFormat format() {
        return new CsvFormat(
                String.valueOf(separator),
                String.valueOf(quote),
                header.present() ? CsvSpec.Header.PRESENT : CsvSpec.Header.ABSENT,
                skipRows,
                comment == 0 ? null : String.valueOf(comment),
                encoding,
                ".",
                null,
                null);
    }
}
