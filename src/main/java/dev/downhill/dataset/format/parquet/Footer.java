package dev.downhill.dataset.format.parquet;

import java.util.ArrayList;
import java.util.List;

/// The metadata at the end of a file.
///
/// @param nodes of the schema, depth first
record Footer(List<SchemaNode> nodes, List<Group> groups) {

    private static final int MAX_NODES = 100_000;
    private static final int MAX_CHUNKS = 2_000_000;

    /// Rows that are stored together, column by column.
    record Group(List<Chunk> chunks, long rows) {}

    /// The pages of one column in a group.
    static final class Chunk {

        boolean external;
        int type = -1;
        int codec;
        long values;
        long unpacked;
        long packed;
        long dataOffset;
        long dictionaryOffset;

        /// Some writers say 0 where there is no dictionary.
        long start() {
            return dictionaryOffset > 0 && dictionaryOffset < dataOffset ? dictionaryOffset : dataOffset;
        }
    }

    static Footer of(byte[] bytes) {
        Thrift in = new Thrift(bytes);
        List<SchemaNode> nodes = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        int[] chunks = new int[1];
        in.struct(id -> {
            if (id == 2) {
                in.list(() -> {
                    if (nodes.size() == MAX_NODES) {
                        throw new Malformed("the schema has more than " + MAX_NODES + " elements");
                    }
                    nodes.add(SchemaNode.of(in));
                });
            } else if (id == 4) {
                in.list(() -> groups.add(group(in, chunks)));
            } else {
                return false;
            }
            return true;
        });
        return new Footer(nodes, groups);
    }

    private static Group group(Thrift in, int[] count) {
        List<Chunk> chunks = new ArrayList<>();
        long[] rows = new long[1];
        in.struct(id -> {
            if (id == 1) {
                in.list(() -> {
                    if (++count[0] > MAX_CHUNKS) {
                        throw new Malformed("the file has more than " + MAX_CHUNKS + " parts");
                    }
                    chunks.add(chunk(in));
                });
            } else if (id == 3) {
                rows[0] = in.zigzag();
            } else {
                return false;
            }
            return true;
        });
        return new Group(List.copyOf(chunks), rows[0]);
    }

    private static Chunk chunk(Thrift in) {
        Chunk chunk = new Chunk();
        in.struct(id -> {
            if (id == 1) {
                chunk.external = !in.text().isEmpty();
                return true;
            }
            if (id == 3) {
                in.struct(field -> read(in, chunk, field));
                return true;
            }
            return false;
        });
        return chunk;
    }

    private static boolean read(Thrift in, Chunk chunk, int field) {
        switch (field) {
            case 1 -> chunk.type = in.number();
            case 4 -> chunk.codec = in.number();
            case 5 -> chunk.values = in.zigzag();
            case 6 -> chunk.unpacked = in.zigzag();
            case 7 -> chunk.packed = in.zigzag();
            case 9 -> chunk.dataOffset = in.zigzag();
            case 11 -> chunk.dictionaryOffset = in.zigzag();
            default -> {
                return false;
            }
        }
        return true;
    }
}
