package dev.downhill.dataset.format.parquet;

import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.request.ProblemException;
import java.util.ArrayList;
import java.util.List;

/// A column of values. One in a struct is named after its path: `address.city`.
///
/// @param length of values of fixed length
/// @param depth how many of it and the structs around it may be missing
record Leaf(String name, Physical type, int length, int depth, Kind kind) {

    private static final int MAX_DEPTH = 50;

    /// The columns of a schema.
    ///
    /// @param nodes depth first, the root ahead
    /// @throws ProblemException if a column holds lists, or is of a kind that is not read
    static List<Leaf> of(List<SchemaNode> nodes) {
        if (nodes.isEmpty()) {
            throw new Malformed("the file has no schema");
        }
        List<Leaf> leaves = new ArrayList<>();
        int next = 1;
        for (int i = 0; i < nodes.getFirst().children; i++) {
            next = add(nodes, next, "", 0, 0, leaves);
        }
        return leaves;
    }

    private static int add(List<SchemaNode> nodes, int at, String path, int depth, int nesting, List<Leaf> leaves) {
        if (at >= nodes.size() || nesting > MAX_DEPTH) {
            throw new Malformed("the schema ends too early, or is nested too deeply");
        }
        SchemaNode node = nodes.get(at);
        String name = path + node.name;
        boolean collection = node.logical == 2 || node.logical == 3 || (node.converted >= 1 && node.converted <= 3);
        if (node.isRepeated() || collection) {
            throw unread(name, "nested_value", "holds lists or maps, not single values");
        }
        int missing = depth + (node.isOptional() ? 1 : 0);
        if (node.type < 0 || node.children > 0) {
            int next = at + 1;
            for (int i = 0; i < node.children; i++) {
                next = add(nodes, next, name + ".", missing, nesting + 1, leaves);
            }
            return next;
        }
        Physical type = Physical.of(node.type);
        Kind kind = node.kind(type);
        if (kind == null) {
            throw unread(name, "unread_type", "holds bytes of a kind that is not read");
        }
        leaves.add(new Leaf(name, type, node.length, missing, kind));
        return at + 1;
    }

    private static ProblemException unread(String name, String code, String what) {
        return Refusal.of(
                "column " + Places.quote(name),
                code,
                "The column " + Places.quote(name) + " " + what + ".",
                "Write the file without it, or with a column for each of its values.");
    }
}
