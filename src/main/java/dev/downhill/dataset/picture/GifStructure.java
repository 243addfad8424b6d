package dev.downhill.dataset.picture;

/// Checks the blocks of a GIF up to the end of its first frame. CompuServe, Graphics Interchange Format, version 89a.
final class GifStructure {

    private static final int SCREEN = 13;
    private static final int FRAME = 10;
    private static final int EXTENSION = 0x21;
    private static final int FRAME_MARK = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int HAS_TABLE = 0x80;
    private static final int TABLE_SIZE = 7;
    private static final int INTERLACED = 0x40;
    private static final int MOST_MISPLACED_LINES = 4;

    private final byte[] file;
    private int at;

    private GifStructure(byte[] file) {
        this.file = file;
    }

    static Outline outline(byte[] file) {
        return new GifStructure(file).outline();
    }

    private Outline outline() {
        need(SCREEN);
        at = SCREEN + table(file[10]);
        skipExtensions();
        need(FRAME);
        if (file[at] != FRAME_MARK) {
            throw Outline.broken("it has no frame");
        }
        Outline.Canvas canvas = new Outline.Canvas(number(8), number(6), number(at + 3), number(at + 1));
        boolean whole = canvas.top() == 0
                && canvas.left() == 0
                && canvas.width() == number(at + 5)
                && canvas.height() == number(at + 7);
        byte[] decoded = interlaced(number(at + 7), at + 9);
        at += FRAME + table(file[at + 9]) + 1;
        skipBlocks();
        boolean several = at < file.length && (file[at] & 0xff) != TRAILER && hasFrame();
        return new Outline(decoded, Orientation.AS_STORED, several, null, whole ? null : canvas);
    }

    /// The decoder of the JDK puts the lines of an interlaced frame of up to 4 lines into wrong places. Up to 2 lines
    /// are in their order anyway.
    private byte[] interlaced(int height, int flags) {
        if ((file[flags] & INTERLACED) == 0 || height > MOST_MISPLACED_LINES) {
            return file;
        }
        if (height > 2) {
            throw Outline.broken("its " + height + " lines are interlaced; save it anew, not interlaced");
        }
        byte[] plain = file.clone();
        plain[flags] &= ~INTERLACED;
        return plain;
    }

    private boolean hasFrame() {
        try {
            skipExtensions();
            return at < file.length && file[at] == FRAME_MARK;
        } catch (RuntimeException e) {
            return true;
        }
    }

    private void skipExtensions() {
        need(1);
        while (file[at] == EXTENSION) {
            at += 2;
            skipBlocks();
            need(1);
        }
    }

    private void skipBlocks() {
        need(1);
        while (file[at] != 0) {
            at += 1 + (file[at] & 0xff);
            need(1);
        }
        at++;
    }

    private static int table(byte flags) {
        return (flags & HAS_TABLE) == 0 ? 0 : 3 << ((flags & TABLE_SIZE) + 1);
    }

    private int number(int from) {
        return (file[from] & 0xff) | (file[from + 1] & 0xff) << 8;
    }

    private void need(int bytes) {
        if (at + bytes > file.length) {
            throw Outline.cutOff();
        }
    }
}
