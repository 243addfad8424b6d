package dev.downhill.dataset.format.table;

import dev.downhill.request.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/// Compares how long a file is with how long it says that it is.
public final class Lengths {

    /// A small compressed file may claim any length; more than this is refused.
    private static final long MAX_BYTES = 16L << 30;

    private static final int BUFFER = 1 << 16;

    private Lengths() {}

    /// Reads on to the end, and no further than one byte behind the expected length; nothing is read where the header
    /// claims more than a compressed file of this length may hold.
    ///
    /// @param place of the file, for the problem
    /// @param file which `in` reads
    /// @param expected as its header says
    public static void check(String place, Bytes file, InputStream in, long expected) throws IOException {
        if (file.isPacked()) {
            new Unpacking(place, file.sent()).add(expected);
        }
        byte[] buffer = new byte[BUFFER];
        long found = 0;
        try {
            while (found <= expected) {
                int read = in.read(buffer, 0, (int) Math.min(BUFFER, expected + 1 - found));
                if (read < 0) {
                    break;
                }
                found += read;
            }
        } catch (EOFException e) {
            // The compressed stream breaks off: what was found is all there is.
        } catch (ZipException e) {
            throw Refusal.of(place, "broken_file", "The compressed data are broken after " + found + " bytes.");
        }
        if (found != expected) {
            throw Refusal.of(
                    place,
                    found < expected ? "truncated" : "trailing_bytes",
                    "By its header the file holds " + expected + " bytes of data, but it holds "
                            + (found > expected ? "more." : "only " + found + "."));
        }
    }

    /// Bytes of an array.
    ///
    /// @throws ProblemException if the dimensions are impossible, or too large
    public static long product(String place, long[] shape, int elementBytes) {
        try {
            long bytes = elementBytes;
            for (long length : shape) {
                bytes = Math.multiplyExact(bytes, length);
            }
            if (bytes > MAX_BYTES) {
                throw ProblemException.tooLarge(
                        "By its header the array takes " + bytes + " bytes; " + MAX_BYTES + " are the most.");
            }
            return bytes;
        } catch (ArithmeticException e) {
            throw Refusal.of(
                    place, "impossible_shape", "The header of the file declares more data than a file can hold.");
        }
    }
}
