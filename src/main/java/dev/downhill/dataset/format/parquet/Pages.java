package dev.downhill.dataset.format.parquet;

import dev.downhill.dataset.format.parquet.Footer.Chunk;
import dev.downhill.dataset.format.table.Unpacking;
import java.io.IOException;

/// The values of one column in one group of rows, page by page.
final class Pages {

    private static final int HEADER = 1 << 10;
    private static final int MAX_HEADER = 1 << 22;

    private final ParquetFile file;
    private final Leaf leaf;
    private final Codec codec;
    private final PageMemory memory;
    private final Unpacking unpacking;
    private final long end;
    private long position;
    private Dictionary dictionary = Dictionary.NONE;
    private int left;
    private Runs levels;
    private Values values;
    private long held;
    private final Value value = new Value();

    Pages(ParquetFile file, Leaf leaf, Chunk chunk, PageMemory memory, Unpacking unpacking) {
        this.file = file;
        this.leaf = leaf;
        this.codec = Codec.of(chunk.codec);
        this.memory = memory;
        this.unpacking = unpacking;
        position = chunk.start();
        if (chunk.external || chunk.packed < 0 || position < 0 || chunk.packed > file.length() - position) {
            throw new Malformed("its pages lie outside of the file, which may be cut off");
        }
        if (Physical.of(chunk.type) != leaf.type()) {
            throw new Malformed("its pages are of another type than the schema says");
        }
        end = position + chunk.packed;
        levels = new Runs(new Bits(new byte[0], 0, 0), 0);
        values = _ -> {};
    }

    /// The next value as text; empty where it is missing.
    String next() throws IOException {
        while (left == 0) {
            page();
        }
        left--;
        if (leaf.depth() > 0 && levels.next() < leaf.depth()) {
            return "";
        }
        values.next(value);
        return leaf.kind().text(value);
    }

    private void page() throws IOException {
        if (position >= end) {
            throw new Malformed("it has fewer values than the file has rows");
        }
        PageHeader header = header();
        position += header.length;
        if (header.packed > end - position) {
            throw new Malformed("a page is longer than the column");
        }
        boolean dictionaryPage = header.type == PageHeader.DICTIONARY;
        if (!dictionaryPage && header.type != PageHeader.DATA && header.type != PageHeader.DATA_V2) {
            position += header.packed;
            return;
        }
        long size = (long) header.unpacked + (dictionaryPage ? 12L * header.values : 0);
        memory.add(size - (dictionaryPage ? dictionary.size() : held));
        held = dictionaryPage ? held : size;
        unpacking.add(header.unpacked);
        byte[] packed = file.read(position, header.packed);
        position += header.packed;
        if (dictionaryPage) {
            byte[] page = codec.unpack(new Bits(packed, 0, packed.length), header.unpacked);
            dictionary = Dictionary.of(leaf.type(), leaf.length(), new Bits(page, 0, page.length), header.values);
        } else {
            open(header, packed);
        }
    }

    private PageHeader header() throws IOException {
        for (int length = HEADER; ; length *= 16) {
            boolean whole = length >= end - position || length >= MAX_HEADER;
            try {
                return PageHeader.of(file.read(position, (int) Math.min(length, end - position)));
            } catch (Malformed e) {
                // Statistics of long texts make long headers.
                if (whole) {
                    throw e;
                }
            }
        }
    }

    private void open(PageHeader header, byte[] packed) throws IOException {
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(leaf.depth());
        left = header.values;
        Bits body;
        if (header.type == PageHeader.DATA_V2) {
            Bits whole = new Bits(packed, 0, packed.length);
            whole.skip(header.repetitionBytes);
            int start = whole.skip(header.levelBytes);
            levels = new Runs(new Bits(packed, start, start + header.levelBytes), width);
            int size = header.unpacked - header.levelBytes - header.repetitionBytes;
            Codec used = header.compressed ? codec : Codec.UNCOMPRESSED;
            byte[] page = size == 0 && whole.left() == 0 ? new byte[0] : used.unpack(whole, size);
            body = new Bits(page, 0, page.length);
        } else {
            byte[] page = codec.unpack(new Bits(packed, 0, packed.length), header.unpacked);
            body = new Bits(page, 0, page.length);
            if (leaf.depth() > 0) {
                if (header.levelEncoding != 3) {
                    throw new Malformed("the encoding of its missing values is not known");
                }
                int size = body.nextInt();
                int start = body.skip(size);
                levels = new Runs(new Bits(page, start, start + size), width);
            }
        }
        boolean none = body.left() == 0 && leaf.depth() > 0;
        values = none ? Values.NONE : values(header, body);
    }

    private Values values(PageHeader header, Bits body) {
        // With missing values a page of split bytes has fewer values than rows: their number follows from its length.
        int width = leaf.type().width(leaf.length());
        int count = width == 0 ? header.values : body.left() / width;
        return Values.of(header.encoding, leaf.type(), leaf.length(), body, dictionary, count);
    }

    /// Gives its memory back.
    void close() {
        memory.add(-held - dictionary.size());
        held = 0;
        dictionary = Dictionary.NONE;
    }
}
