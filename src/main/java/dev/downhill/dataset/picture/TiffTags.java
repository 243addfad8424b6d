package dev.downhill.dataset.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The first directory of a TIFF, or of the Exif data of another file, which has the same form. TIFF 6.0, section 2.
///
/// @param bytes the whole file, in its byte order
/// @param entries by tag
/// @param hasNext whether another directory follows
record TiffTags(ByteBuffer bytes, Map<Integer, Entry> entries, boolean hasNext) {

    static final int ORIENTATION = 274;

    private static final int HEADER = 8;
    private static final int ENTRY = 12;
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
    private static final int SHORT = 3;
    private static final int LONG = 4;

    /// @param at where the values lie
    record Entry(int type, long count, long at) {

        long length() {
            return count * SIZES[type];
        }
    }

    /// @return null if there is no such directory
    static @Nullable TiffTags of(byte[] file) {
        boolean little = file.length > 1 && file[0] == 'I' && file[1] == 'I';
        boolean big = file.length > 1 && file[0] == 'M' && file[1] == 'M';
        ByteBuffer bytes = ByteBuffer.wrap(file).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (file.length < HEADER || !(little || big)) {
            return null;
        }
        long at = Integer.toUnsignedLong(bytes.getInt(Integer.BYTES));
        if (at + 2 > file.length) {
            return null;
        }
        int count = bytes.getChar((int) at);
        int from = (int) at + 2;
        if (from + (long) ENTRY * count > file.length) {
            return null;
        }
        Map<Integer, Entry> entries = new TreeMap<>();
        for (int i = 0; i < count; i++, from += ENTRY) {
            int type = bytes.getChar(from + 2);
            if (type > 0 && type < SIZES.length) {
                Entry short4 = new Entry(type, Integer.toUnsignedLong(bytes.getInt(from + 4)), from + 8L);
                boolean inline = short4.length() <= Integer.BYTES;
                long where = inline ? from + 8L : Integer.toUnsignedLong(bytes.getInt(from + 8));
                entries.putIfAbsent((int) bytes.getChar(from), new Entry(type, short4.count(), where));
            }
        }
        boolean next = from + Integer.BYTES <= file.length && bytes.getInt(from) != 0;
        return new TiffTags(bytes, entries, next);
    }

    /// @param file of this form
    static int orientation(byte[] file) {
        TiffTags tags = of(file);
        return tags == null ? Orientation.AS_STORED : (int) tags.number(ORIENTATION, Orientation.AS_STORED);
    }

    /// The first value of a tag.
    long number(int tag, long missing) {
        List<Long> numbers = numbers(tag, 1);
        return numbers.isEmpty() ? missing : numbers.getFirst();
    }

    /// @param most how many values are read
    List<Long> numbers(int tag, int most) {
        List<Long> numbers = new ArrayList<>();
        Entry entry = entries.get(tag);
        if (entry == null || !isWithin(entry) || (entry.type() != SHORT && entry.type() != LONG)) {
            return numbers;
        }
        for (int i = 0; i < Math.min(most, entry.count()); i++) {
            int at = (int) entry.at() + i * SIZES[entry.type()];
            numbers.add(entry.type() == SHORT ? bytes.getChar(at) : Integer.toUnsignedLong(bytes.getInt(at)));
        }
        return numbers;
    }

    boolean isWithin(Entry entry) {
        return entry.at() + entry.length() <= bytes.capacity();
    }
}
