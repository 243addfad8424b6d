package dev.downhill.dataset.format.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import dev.downhill.dataset.format.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// One record of a CSV file.
///
/// @param line in which it begins, from 1
/// @param fields without surrounding blanks
/// @param quoted bit i is set where field i stood in quotes
/// @param isEmpty whether it is a line without a field: empty, or blanks only
record CsvRow(long line, List<String> fields, BitSet quoted, boolean isEmpty) {

    /// A longer field is taken as an unclosed quote.
    static final int MAX_FIELD_CHARS = 1 << 20;

    private static final BitSet NO_QUOTES = new BitSet(0);
    private static final int MAX_RECORD_CHARS = 16 * MAX_FIELD_CHARS;
    private static final int MAX_FIELDS = 2 * Table.MAX_COLUMNS;

    boolean isQuoted(int field) {
        return quoted.get(field);
    }

    /// Takes the fields from the parser.
    static final class Handler extends AbstractBaseCsvCallbackHandler<CsvRow> {

        private List<String> fields = new ArrayList<>();
        private BitSet quotes = NO_QUOTES;
        private int chars;
        private boolean empty;

        @Override
        protected void handleBegin(long startingLineNumber) {
            fields = new ArrayList<>(fields.size());
            quotes = NO_QUOTES;
            chars = 0;
            empty = false;
        }

        @Override
        protected void handleEmpty() {
            fields.add("");
            empty = true;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            chars += length;
            if (index == MAX_FIELDS) {
                throw new CsvParseException("A record has more than " + MAX_FIELDS + " fields.");
            }
            if (length > MAX_FIELD_CHARS || chars > MAX_RECORD_CHARS) {
                throw new CsvParseException("A field has more than " + MAX_FIELD_CHARS + " characters.");
            }
            String field = new String(buffer, offset, length).strip();
            fields.add(field);
            if (quoted) {
                quotes = quotes.isEmpty() ? new BitSet() : quotes;
                quotes.set(index);
            }
            empty = index == 0 && !quoted && field.isEmpty();
        }

        @Override
        protected CsvRow buildRecord() {
            return new CsvRow(getStartingLineNumber(), fields, quotes, empty);
        }
    }
}
