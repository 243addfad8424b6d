package dev.downhill.dataset.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Checks that a BMP has the pixels that its header promises.
final class BmpStructure {

    private static final int OLD_HEADER = 12;
    private static final int LEAST = 26;
    private static final int MAX_HEADER = 124;
    private static final int MAX_PALETTE = 1 << 16;

    private BmpStructure() {}

    static Outline outline(byte[] file) {
        if (file.length < LEAST) {
            throw Outline.cutOff();
        }
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int header = bytes.getInt(14);
        boolean old = header == OLD_HEADER;
        if (header < OLD_HEADER || header > MAX_HEADER || (!old && header < 40)) {
            throw Outline.broken("its header has " + header + " bytes");
        }
        if (14 + Math.max(header, old ? OLD_HEADER : 40) > file.length) {
            throw Outline.cutOff();
        }
        long width = old ? bytes.getChar(18) : bytes.getInt(18);
        long height = old ? bytes.getChar(20) : Math.abs((long) bytes.getInt(22));
        int bits = old ? bytes.getChar(24) : bytes.getChar(28);
        int compression = old ? 0 : bytes.getInt(30);
        boolean plain = compression == 0 || compression == 3;
        boolean runs = compression == 1 || compression == 2;
        if (width < 1 || height < 1 || bits > 32 || !(plain || runs)) {
            throw Outline.broken("its header makes no sense, or it is of a kind that is not read");
        }
        if (!old && Integer.toUnsignedLong(bytes.getInt(46)) > MAX_PALETTE) {
            throw Outline.broken("its palette has more than " + MAX_PALETTE + " colours");
        }
        long stride = (width * bits + 31) / 32 * 4;
        if (plain && Integer.toUnsignedLong(bytes.getInt(10)) + stride * height > file.length) {
            throw Outline.cutOff();
        }
        return Outline.of(file, Orientation.AS_STORED);
    }
}
