package dev.downhill.dataset.format.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// A text whose columns are separated by blanks, with one blank between two of them: runs of blanks and tabs become
/// one, and those at both ends of a line none. Text in quotes stays.
final class BlankRuns extends FilterReader {

    private final char quote;
    private boolean quoted;
    private boolean lineStart = true;
    private boolean blank;

    /// A character that found no room behind its blank; 0 for none.
    private char held;

    BlankRuns(Reader in, char quote) {
        super(in);
        this.quote = quote;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    /// What is read is never shorter than what is written: a blank is held back until a word follows.
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int most = Math.max(1, length / 2);
        char[] source = new char[most];
        if (held != 0) {
            target[offset] = held;
            held = 0;
            return 1;
        }
        int written = 0;
        while (written == 0) {
            int read = in.read(source, 0, source.length);
            if (read < 0) {
                return -1;
            }
            for (int i = 0; i < read; i++) {
                written = write(source[i], target, offset, written, length);
            }
        }
        return written;
    }

    private int write(char c, char[] target, int offset, int written, int length) {
        if (!quoted && (c == ' ' || c == '\t')) {
            blank = !lineStart;
            return written;
        }
        int at = written;
        boolean end = c == '\n' || c == '\r';
        if (blank && (quoted || !end)) {
            target[offset + at++] = ' ';
        }
        blank = false;
        quoted ^= c == quote;
        lineStart = end && !quoted;
        if (at == length) {
            held = c;
        } else {
            target[offset + at++] = c;
        }
        return at;
    }
}
