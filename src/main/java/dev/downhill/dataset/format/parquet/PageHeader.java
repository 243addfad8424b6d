package dev.downhill.dataset.format.parquet;

/// The header of a page: its type, lengths and encodings.
final class PageHeader {

    static final int DATA = 0;
    static final int DICTIONARY = 2;
    static final int DATA_V2 = 3;

    int type = -1;
    int unpacked = -1;
    int packed = -1;
    int values;
    int encoding;
    int levelEncoding = 3;
    int levelBytes;
    int repetitionBytes;
    boolean compressed = true;
    int length;

    /// @param bytes from its start on
    static PageHeader of(byte[] bytes) {
        Thrift in = new Thrift(bytes);
        PageHeader header = new PageHeader();
        in.struct(id -> {
            switch (id) {
                case 1 -> header.type = in.number();
                case 2 -> header.unpacked = in.number();
                case 3 -> header.packed = in.number();
                case 5, 7 -> in.struct(field -> header.read(in, field));
                case 8 -> in.struct(field -> header.readV2(in, field));
                default -> {
                    return false;
                }
            }
            return true;
        });
        header.length = in.position();
        if (header.unpacked < 0 || header.packed < 0 || header.values < 0) {
            throw new Malformed("a page has no length");
        }
        return header;
    }

    private boolean read(Thrift in, int field) {
        switch (field) {
            case 1 -> values = in.number();
            case 2 -> encoding = in.number();
            case 3 -> {
                // Of a dictionary a flag: whether it is sorted.
                if (in.type() == Thrift.TRUE || in.type() == Thrift.FALSE) {
                    return false;
                }
                levelEncoding = in.number();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean readV2(Thrift in, int field) {
        switch (field) {
            case 1 -> values = in.number();
            case 4 -> encoding = in.number();
            case 5 -> levelBytes = in.number();
            case 6 -> repetitionBytes = in.number();
            case 7 -> compressed = in.flag();
            default -> {
                return false;
            }
        }
        return true;
    }
}
