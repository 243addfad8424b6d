package dev.downhill.dataset.format.table;

import dev.downhill.request.ProblemException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Opens ZIP files from strangers. What a ZIP claims is never believed: the table of contents is measured
/// before it is read into memory, entries may not share their bytes, an entry is unpacked no further than allowed, and
/// no entry may unpack to a thousandfold.
public final class ZipGuard {

    static final int MAX_ENTRIES = 1_000_000;

    /// Enough for as many entries with names of usual length.
    private static final long MAX_CONTENTS = 128L << 20;

    private static final int RATIO = 1_000;
    private static final int RATIO_FREE = 1 << 20;

    private static final int LOCAL_HEADER_LENGTH = 30;
    private static final int END_LENGTH = 22;
    private static final int LOCATOR_LENGTH = 20;
    private static final int MAX_COMMENT = 0xffff;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final long IN_ZIP64 = 0xffff_ffffL;

    private ZipGuard() {}

    /// @throws ProblemException if it is no ZIP, broken, or its table of contents too large
    public static ZipFile open(Path file) throws IOException {
        ZipNames names = names(file);
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile(), names.charset());
        } catch (ZipException e) {
            throw broken();
        }
        if (zip.size() > MAX_ENTRIES) {
            zip.close();
            throw Refusal.of("#", "too_many_entries", "The ZIP has more than " + MAX_ENTRIES + " entries.");
        }
        if (isOverlapping(zip, Files.size(file))) {
            zip.close();
            throw Refusal.of(
                    "#",
                    "overlapping_entries",
                    "The entries of the ZIP have more bytes than the file, so some of them overlap.",
                    "Pack the files again.");
        }
        return zip;
    }

    /// Whether the entries together are longer than the file. Entries that overlap within that length unpack to no more
    /// than separate ones could.
    private static boolean isOverlapping(ZipFile zip, long fileLength) {
        long left = fileLength;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            left -= LOCAL_HEADER_LENGTH + entry.getName().length();
            if (entry.getCompressedSize() > left) {
                return true;
            }
            left -= Math.max(0, entry.getCompressedSize());
        }
        return left < 0;
    }

    /// The bytes of the table of contents.
    private record Contents(long start, long length) {}

    /// Finds the central directory, as the record at the end of the file states it (APPNOTE 4.3.16, 4.3.14).
    private static Contents contents(RandomAccessFile in) throws IOException {
        long length = in.length();
        int tail = (int) Math.min(length, END_LENGTH + MAX_COMMENT + LOCATOR_LENGTH);
        ByteBuffer end = ByteBuffer.allocate(tail).order(ByteOrder.LITTLE_ENDIAN);
        in.seek(length - tail);
        in.readFully(end.array());
        for (int at = tail - END_LENGTH; at >= 0; at--) {
            if (end.getInt(at) == END_SIGNATURE) {
                long stated = Integer.toUnsignedLong(end.getInt(at + 12));
                int locator = at - LOCATOR_LENGTH;
                boolean large = stated == IN_ZIP64 && locator >= 0 && end.getInt(locator) == LOCATOR_SIGNATURE;
                return large
                        ? largeContents(in, end.getLong(locator + 8))
                        : new Contents(length - tail + at - stated, stated);
            }
        }
        throw broken();
    }

    private static Contents largeContents(RandomAccessFile in, long at) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(56).order(ByteOrder.LITTLE_ENDIAN);
        if (at < 0 || at > in.length() - record.capacity()) {
            throw broken();
        }
        in.seek(at);
        in.readFully(record.array());
        long length = record.getLong(40);
        return length < 0 ? new Contents(0, Long.MAX_VALUE) : new Contents(at - length, length);
    }

    /// Reads the names of a ZIP, and how they are written.
    ///
    /// @throws ProblemException if it is no ZIP, broken or encrypted, or its table of contents too large
    public static ZipNames names(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            Contents contents = contents(in);
            if (contents.length() > MAX_CONTENTS) {
                throw Refusal.of("#", "too_many_entries", "The ZIP has more entries than are read.");
            }
            if (contents.start() < 0) {
                throw broken();
            }
            in.seek(contents.start());
            return ZipNames.read(new BufferedInputStream(Channels.newInputStream(in.getChannel())), contents.length());
        }
    }

    /// The first bytes of an entry.
    public static byte[] head(ZipFile zip, ZipEntry entry, int length) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(length);
        } catch (ZipException | EOFException e) {
            throw broken(entry);
        }
    }

    /// Unpacks a whole entry.
    ///
    /// @throws ProblemException if it is broken, longer than `maxBytes`, or a bomb
    public static byte[] read(ZipFile zip, ZipEntry entry, int maxBytes) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw Refusal.of(place(entry), "entry_too_large", "It unpacks to more than " + maxBytes + " bytes.");
            }
            if (bytes.length > RATIO_FREE && bytes.length / RATIO > entry.getCompressedSize()) {
                throw Refusal.of(place(entry), "zip_bomb", "It unpacks to more than " + RATIO + " times its size.");
            }
            return bytes;
        } catch (ZipException | EOFException e) {
            throw broken(entry);
        }
    }

    /// A stream over an entry whose length is checked by who reads it.
    public static InputStream stream(ZipFile zip, ZipEntry entry) throws IOException {
        try {
            return zip.getInputStream(entry);
        } catch (ZipException e) {
            throw broken(entry);
        }
    }

    public static String place(ZipEntry entry) {
        return "entry " + Places.quote(entry.getName());
    }

    private static ProblemException broken() {
        return Refusal.of("#", "broken_zip", "The ZIP is broken or cut off.");
    }

    private static ProblemException broken(ZipEntry entry) {
        return Refusal.of(place(entry), "broken_zip", "It is broken or packed in a way that is not read.");
    }
}
