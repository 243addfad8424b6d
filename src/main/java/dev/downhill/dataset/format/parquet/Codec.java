package dev.downhill.dataset.format.parquet;

import dev.downhill.request.GzipMembers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Unpacks pages. No native code: Snappy and LZ4 are short formats.
enum Codec {
    UNCOMPRESSED,
    SNAPPY,
    GZIP,
    LZO,
    BROTLI,
    LZ4,
    ZSTD,
    LZ4_RAW;

    static Codec of(int codec) {
        if (codec < 0 || codec >= values().length) {
            throw new Malformed("the compression " + codec + " is not known");
        }
        return values()[codec];
    }

    boolean isRead() {
        return this == UNCOMPRESSED || this == SNAPPY || this == GZIP || this == LZ4_RAW;
    }

    /// @param size of the unpacked bytes, as the page says
    byte[] unpack(Bits packed, int size) throws IOException {
        byte[] bytes = switch (this) {
            case UNCOMPRESSED -> copy(packed, packed.left());
            case SNAPPY -> snappy(packed, size);
            case GZIP -> gzip(packed, size);
            case LZ4_RAW -> lz4(packed, size);
            default -> throw new Malformed("the compression " + this + " is not read");
        };
        if (bytes.length != size) {
            throw new Malformed("a page unpacks to " + bytes.length + " bytes, not to " + size);
        }
        return bytes;
    }

    private static byte[] copy(Bits packed, int length) {
        byte[] bytes = new byte[length];
        System.arraycopy(packed.bytes(), packed.skip(length), bytes, 0, length);
        return bytes;
    }

    private static byte[] gzip(Bits packed, int size) throws IOException {
        int length = packed.left();
        try (InputStream in = new GzipMembers(new ByteArrayInputStream(packed.bytes(), packed.skip(length), length))) {
            byte[] bytes = in.readNBytes(size);
            if (in.read() >= 0) {
                throw new Malformed("a page unpacks to more than " + size + " bytes");
            }
            return bytes;
        }
    }

    /// Literals and copies of what came before (github.com/google/snappy, format_description.txt).
    private static byte[] snappy(Bits packed, int size) {
        if (packed.varint() != size) {
            throw new Malformed("a page says two different lengths");
        }
        Unpacked target = new Unpacked(size);
        while (packed.left() > 0) {
            int tag = packed.next();
            int code = tag >> 2;
            switch (tag & 3) {
                case 0 -> {
                    int extra = Math.max(0, code - 59);
                    target.literal(packed, 1 + (extra == 0 ? code : littleEndian(packed, extra)));
                }
                case 1 -> target.copy(((tag >> 5) << 8) | packed.next(), 4 + (code & 7));
                case 2 -> target.copy(littleEndian(packed, 2), 1 + code);
                default -> target.copy(littleEndian(packed, 4), 1 + code);
            }
        }
        return target.whole();
    }

    /// Literals and copies in turn (github.com/lz4/lz4, lz4_Block_format.md).
    private static byte[] lz4(Bits packed, int size) {
        Unpacked target = new Unpacked(size);
        while (packed.left() > 0) {
            int token = packed.next();
            target.literal(packed, length(packed, token >> 4));
            if (packed.left() > 0) {
                int offset = littleEndian(packed, 2);
                target.copy(offset, 4 + length(packed, token & 15));
            }
        }
        return target.whole();
    }

    private static int length(Bits packed, int first) {
        int length = first;
        for (int more = first == 15 ? 255 : 0; more == 255; length += more) {
            more = packed.next();
            if (length > Integer.MAX_VALUE / 2) {
                throw new Malformed("a length is too large");
            }
        }
        return length;
    }

    private static int littleEndian(Bits packed, int bytes) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= packed.next() << (8 * i);
        }
        return value;
    }

    /// Bytes that refer to those before them.
    private static final class Unpacked {

        private final byte[] bytes;
        private int position;

        Unpacked(int size) {
            bytes = new byte[size];
        }

        void literal(Bits packed, int length) {
            check(length);
            System.arraycopy(packed.bytes(), packed.skip(length), bytes, position, length);
            position += length;
        }

        void copy(int offset, int length) {
            check(length);
            if (offset <= 0 || offset > position) {
                throw new Malformed("a page refers to bytes before its start");
            }
            for (int i = 0; i < length; i++, position++) {
                bytes[position] = bytes[position - offset];
            }
        }

        private void check(int length) {
            if (length < 0 || length > bytes.length - position) {
                throw new Malformed("a page unpacks to more than " + bytes.length + " bytes");
            }
        }

        byte[] whole() {
            if (position != bytes.length) {
                throw new Malformed("a page unpacks to " + position + " bytes, not to " + bytes.length);
            }
            return bytes;
        }
    }
}
