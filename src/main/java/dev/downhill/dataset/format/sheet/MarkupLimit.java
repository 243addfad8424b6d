package dev.downhill.dataset.format.sheet;

import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.Unpacking;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// XML that is unpacked while it is read, within limits. A parser keeps a tag or a comment in memory until it ends, so
/// the longest one is limited here; text between tags comes in pieces and is limited by its reader.
final class MarkupLimit extends FilterInputStream {

    private static final int MAX_MARKUP = 1 << 20;

    private final String place;
    private final Unpacking unpacking;
    private boolean markup;
    private int quote;
    private int length;

    MarkupLimit(InputStream in, String place, Unpacking unpacking) {
        super(in);
        this.place = place;
        this.unpacking = unpacking;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read = super.read(target, offset, count);
        if (read > 0) {
            unpacking.add(read);
            for (int i = offset; i < offset + read; i++) {
                see(target[i]);
            }
        }
        return read;
    }

    private void see(byte b) {
        if (!markup) {
            markup = b == '<';
            quote = 0;
            length = 0;
            return;
        }
        if (++length > MAX_MARKUP) {
            throw Refusal.of(
                    place,
                    "markup_too_long",
                    "A tag or comment of this part has more than " + MAX_MARKUP + " bytes.",
                    "Save the workbook again in a spreadsheet program, or as CSV.");
        }
        if (quote != 0) {
            quote = b == quote ? 0 : quote;
        } else if (b == '"' || b == '\'') {
            quote = b;
        } else {
            markup = b != '>';
        }
    }

    /// Marks would be counted twice.
    @Override
    public boolean markSupported() {
        return false;
    }
}
