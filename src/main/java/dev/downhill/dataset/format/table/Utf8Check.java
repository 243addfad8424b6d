package dev.downhill.dataset.format.table;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Counts valid and invalid sequences of UTF-8 in a text (RFC 3629). Eight bytes of ASCII are one step.
final class Utf8Check {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final int BUFFER = 1 << 16;

    private long valid;
    private long invalid;
    private long lines;
    private long firstLine;
    private int expected;

    void run(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.readNBytes(buffer, 0, BUFFER); read > 0; read = in.readNBytes(buffer, 0, BUFFER)) {
            add(buffer, read);
        }
        if (expected > 0) {
            invalid++;
            firstLine = firstLine == 0 ? lines + 1 : firstLine;
        }
    }

    private void add(byte[] buffer, int length) {
        long before = invalid;
        int first = -1;
        int i = 0;
        while (i < length) {
            if (expected == 0 && i + Long.BYTES <= length && ((long) LONG.get(buffer, i) & HIGH_BITS) == 0) {
                i += Long.BYTES;
                continue;
            }
            step(buffer[i] & 0xff);
            if (invalid > before && first < 0) {
                first = i;
            }
            i++;
        }
        count(buffer, first < 0 ? length : first, first >= 0);
    }

    /// Counts the lines up to the first invalid byte.
    private void count(byte[] buffer, int length, boolean found) {
        if (firstLine > 0) {
            return;
        }
        for (int i = 0; i < length; i++) {
            lines += buffer[i] == '\n' ? 1 : 0;
        }
        firstLine = found ? lines + 1 : 0;
    }

    private void step(int b) {
        if (expected > 0) {
            if ((b & 0xc0) == 0x80) {
                expected--;
                valid += expected == 0 ? 1 : 0;
                return;
            }
            expected = 0;
            invalid++;
        }
        if (b < 0x80) {
            return;
        }
        if (b >= 0xc2 && b <= 0xdf) {
            expected = 1;
        } else if (b >= 0xe0 && b <= 0xef) {
            expected = 2;
        } else if (b >= 0xf0 && b <= 0xf4) {
            expected = 3;
        } else {
            invalid++;
        }
    }

    boolean isUtf8() {
        return invalid == 0 || valid > invalid;
    }

    long firstLine() {
        return firstLine;
    }
}
