package dev.downhill.dataset.format.table;

import dev.downhill.request.ProblemException;
import java.util.zip.ZipFile;

/// Limits what a compressed file may grow to. Deflate reaches a factor of 1,032, which no data but constants do.
///
/// Small results are never refused: up to {@link #FREE_BYTES}, any factor is cheap to unpack.
public final class Unpacking {

    /// Unpacked bytes for each packed one. The remedy is to send the file uncompressed.
    static final long MAX_RATIO = 200;

    static final long FREE_BYTES = 256L << 20;

    private final String place;
    private final long packed;
    private final String remedy;
    private long unpacked;

    /// @param place of the file, for the problem
    /// @param packed bytes of the compressed file
    public Unpacking(String place, long packed) {
        this(place, packed, "Send the file uncompressed.");
    }

    /// @param remedy for who has such data
    public Unpacking(String place, long packed, String remedy) {
        this.place = place;
        this.packed = packed;
        this.remedy = remedy;
    }

    /// Counts the entries of an archive, without unpacking any.
    public static long packed(ZipFile zip) {
        return zip.stream()
                .mapToLong(entry -> Math.max(0, entry.getCompressedSize()))
                .sum();
    }

    /// Adds what was unpacked, or is about to be.
    ///
    /// @throws ProblemException if it is too much for a file of this length
    public void add(long bytes) {
        unpacked += bytes;
        if (unpacked > FREE_BYTES && unpacked / MAX_RATIO > packed) {
            throw Refusal.of(
                    place,
                    "zip_bomb",
                    "The compressed data unpack to " + unpacked + " bytes or more, over " + MAX_RATIO + " times the "
                            + packed + " bytes that were sent.",
                    remedy);
        }
    }
}
