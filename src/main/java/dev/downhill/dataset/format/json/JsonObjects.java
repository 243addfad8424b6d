package dev.downhill.dataset.format.json;

import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.Refusal;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The objects of a JSON file that are not one a line: an array of objects, an object whose one field is that array, or
/// objects over several lines each, one behind the other. Memory is bounded by the longest object.
///
/// Objects are found by their brackets, strings left out; what is within is for the parser.
final class JsonObjects implements JsonTexts {

    private static final Pattern WRAPPED =
            Pattern.compile("(?s)\\s*\\{\\s*\"(?:[^\"\\\\]|\\\\.)*\"\\s*:\\s*\\[\\s*\\{.*");
    private static final Pattern OPEN_LINE = Pattern.compile("(?s)\\s*\\{[ \\t]*\\r?\\n.*");
    private static final Pattern ARRAY = Pattern.compile("(?s)\\s*\\[.*");

    private final InputStream in;
    private final int maxBytes;
    private final ByteArrayOutputStream object = new ByteArrayOutputStream();
    private final boolean wrapped;
    private long line = 1;
    private long start = 1;
    private boolean begun;
    private boolean ended;
    private boolean string;
    private boolean escaped;

    JsonObjects(InputStream in, int maxBytes, boolean wrapped) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.maxBytes = maxBytes;
        this.wrapped = wrapped;
    }

    /// Whether a file that begins so has its objects not one a line.
    static boolean is(String head) {
        return ARRAY.matcher(head).matches() || OPEN_LINE.matcher(head).matches() || isWrapped(head);
    }

    /// Whether the objects stand in an array that is the field of an object.
    static boolean isWrapped(String head) {
        return WRAPPED.matcher(head).matches();
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        if (!begun) {
            begun = true;
            if (wrapped) {
                skipTo('[');
            }
        }
        for (int c = ended ? -1 : read(); c >= 0; c = read()) {
            if (c == '{') {
                return object();
            }
            if (c == ']' && wrapped) {
                ended = true;
                return null;
            }
            if (c > ' ' && c != ',' && c != '[' && c != ']' && c < 0x80) {
                start = line;
                throw Refusal.of(
                        "line " + line,
                        "not_an_object",
                        "In line " + line + " stands " + Places.quote(String.valueOf((char) c))
                                + " where an object is expected.",
                        "Write an array of objects, or one object a line.");
            }
        }
        return null;
    }

    private byte[] object() throws IOException {
        object.reset();
        object.write('{');
        start = line;
        int depth = 1;
        while (depth > 0) {
            int c = read();
            if (c < 0) {
                break;
            }
            if (object.size() == maxBytes) {
                throw Refusal.of(
                        "line " + start,
                        "line_too_long",
                        "The object in line " + start + " has more than " + maxBytes + " bytes.");
            }
            object.write(c);
            if (!isInString(c)) {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
        }
        return object.toByteArray();
    }

    private void skipTo(char bracket) throws IOException {
        int c = read();
        while (c >= 0 && (isInString(c) || c != bracket)) {
            c = read();
        }
    }

    /// Whether the next character belongs to a string, with the quotes around it.
    private boolean isInString(int c) {
        if (!string) {
            string = c == '"';
            return string;
        }
        string = escaped || c != '"';
        escaped = !escaped && c == '\\';
        return true;
    }

    private int read() throws IOException {
        int c = in.read();
        line += c == '\n' ? 1 : 0;
        return c;
    }

    @Override
    public long number() {
        return start;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
