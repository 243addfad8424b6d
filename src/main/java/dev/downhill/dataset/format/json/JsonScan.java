package dev.downhill.dataset.format.json;

import dev.downhill.dataset.format.table.Refusal;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/// Finds values in JSON text by their brackets and commas; what is within is for the parser. Memory is bounded by the
/// longest value that is kept.
final class JsonScan implements Closeable {

    private final InputStream in;
    private final String place;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long position;
    private int ahead = -2;

    /// @param place for problems
    JsonScan(InputStream in, String place) {
        this.in = new BufferedInputStream(in, 1 << 13);
        this.place = place;
    }

    /// The next character that is no blank, which stays; -1 at the end.
    int peek() throws IOException {
        while (look() == ' ' || look() == '\t' || look() == '\n' || look() == '\r') {
            take();
        }
        return look();
    }

    private int look() throws IOException {
        if (ahead == -2) {
            ahead = in.read();
        }
        return ahead;
    }

    int take() throws IOException {
        int c = look();
        position += c < 0 ? 0 : 1;
        ahead = -2;
        return c;
    }

    /// Bytes that were taken.
    long position() {
        return position;
    }

    /// Passes over the next value.
    ///
    /// @param most bytes to keep of it; 0 to keep none
    /// @return its text, empty where none is kept
    byte[] value(int most) throws IOException {
        kept.reset();
        peek();
        int depth = 0;
        boolean string = false;
        boolean escaped = false;
        for (int c = look(); c >= 0; c = look()) {
            boolean end = c == ',' || c == ']' || c == '}' || c == ':';
            if (!string && depth == 0 && end) {
                break;
            }
            take();
            if (most > 0) {
                if (kept.size() == most) {
                    throw Refusal.of(place, "line_too_long", "A value has more than " + most + " bytes.");
                }
                kept.write(c);
            }
            if (string) {
                string = escaped || c != '"';
                escaped = !escaped && c == '\\';
            } else if (c == '"') {
                string = true;
            } else {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
        }
        return kept.toByteArray();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
