package dev.downhill.dataset.format.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/// A text without its first lines. Lines end with LF, CRLF or CR.
final class SkippedLines extends FilterReader {

    SkippedLines(Reader in, int lines) throws IOException {
        super(new PushbackReader(in, 1));
        for (int i = 0; i < lines; i++) {
            skipLine((PushbackReader) this.in);
        }
    }

    private static void skipLine(PushbackReader in) throws IOException {
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c == '\r') {
                int next = in.read();
                if (next >= 0 && next != '\n') {
                    in.unread(next);
                }
                return;
            }
        }
    }

    String readAll(int most) throws IOException {
        char[] text = new char[most];
        int length = 0;
        for (int read = read(text, 0, most); read > 0; read = read(text, length, most - length)) {
            length += read;
        }
        return new String(text, 0, length);
    }
}
