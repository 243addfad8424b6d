package dev.downhill.request;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Text in any encoding, read as UTF-8. Bytes that are no text are refused, naming the place.
final class Utf8Input extends InputStream {

    private static final int BUFFER = 1 << 13;

    private final InputStream in;
    private final Charset declared;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(2 * BUFFER);
    private final ByteBuffer utf8 = ByteBuffer.allocate(6 * BUFFER).limit(0);
    private long position;
    private boolean begun;
    private boolean passed;
    private boolean ended;

    Utf8Input(InputStream in, Charset declared) {
        this.in = in;
        this.declared = declared;
        decoder = declared.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        return fill() ? utf8.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, utf8.remaining());
        utf8.get(target, offset, count);
        return count;
    }

    /// Makes sure that there is a byte to read.
    ///
    /// @return false at the end
    private boolean fill() throws IOException {
        while (!utf8.hasRemaining()) {
            if (ended) {
                return false;
            }
            receive();
            utf8.clear();
            if (passed) {
                position += bytes.remaining();
                utf8.put(bytes);
            } else {
                convert();
            }
            utf8.flip();
        }
        return true;
    }

    private void receive() throws IOException {
        bytes.compact();
        int read = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < bytes.remaining();
        bytes.position(bytes.position() + read).flip();
        if (!begun) {
            begun = true;
            passed = bytes.remaining() >= 3
                    && bytes.get(0) == (byte) 0xef
                    && bytes.get(1) == (byte) 0xbb
                    && bytes.get(2) == (byte) 0xbf;
        }
    }

    private void convert() {
        int before = bytes.position();
        CoderResult result = decoder.decode(bytes, chars, ended);
        position += bytes.position() - before;
        if (result.isError()) {
            throw ProblemException.unfit(new Problem(
                    "byte " + (position + 1),
                    "invalid_text",
                    "Byte " + (position + 1) + " of the text is not valid " + declared.name()
                            + ", the encoding in which it is read.",
                    "Declare the charset that the text has in its Content-Type, or send it in UTF-8."));
        }
        if (result.isOverflow()) {
            ended = false;
        } else if (ended) {
            decoder.flush(chars);
        }
        // Half a surrogate pair stays for the next time.
        encoder.encode(chars.flip(), utf8, false);
        chars.compact();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
