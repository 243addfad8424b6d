package dev.downhill.dataset.format.sheet;

import dev.downhill.dataset.format.table.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The texts that cells refer to by number, as one array of bytes: objects would take four times as much.
final class SharedStrings {

    private static final int MAX_BYTES = 64 << 20;
    private static final int MAX_TEXTS = 4 << 20;

    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    private int count;

    /// Reads `sharedStrings.xml`.
    ///
    /// @throws dev.downhill.request.ProblemException if the texts take too much memory
    static SharedStrings of(PartReader part) throws IOException {
        SharedStrings strings = new SharedStrings();
        while (part.next()) {
            if (part.isStart("si")) {
                strings.add(CellText.of(part, "si"));
            }
        }
        return strings;
    }

    private void add(String text) {
        byte[] added = text.getBytes(StandardCharsets.UTF_8);
        int start = count == 0 ? 0 : ends[count - 1];
        if (count == MAX_TEXTS || added.length > MAX_BYTES - start) {
            throw Refusal.of(
                    "#",
                    "too_many_texts",
                    "The workbook holds more than " + (MAX_BYTES >> 20) + " MB or " + MAX_TEXTS
                            + " of different texts.",
                    "Save the sheet as CSV, which is read without them.");
        }
        if (start + added.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(MAX_BYTES, 2 * (start + added.length)));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        System.arraycopy(added, 0, bytes, start, added.length);
        ends[count++] = start + added.length;
    }

    int count() {
        return count;
    }

    String get(int index) {
        int start = index == 0 ? 0 : ends[index - 1];
        return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
    }
}
