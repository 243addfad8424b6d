package dev.downhill.request;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Formats values and names for the sentences that clients read.
final class Values {

    private static final int MAX_LENGTH = 60;

    /// Chars that are looked at to find the first {@link #MAX_LENGTH} that can be shown.
    private static final int MAX_READ = 10 * MAX_LENGTH;

    private Values() {}

    /// The value as JSON, cut where it is long.
    static String show(JsonNode node) {
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return node.size() <= 4 && node.valueStream().allMatch(JsonNode::isValueNode)
                    ? shorten(node.toString())
                    : "an array";
        }
        return shorten(node.isString() ? head(node.stringValue()) : node.toString());
    }

    /// The beginning of a text as JSON; the end would be cut anyway.
    private static String head(String text) {
        return JsonNodeFactory.instance.stringNode(Texts.cut(text, MAX_READ)).toString();
    }

    static String shorten(String text) {
        String clean = Texts.printable(Texts.cut(text, MAX_READ));
        return clean.length() <= MAX_LENGTH ? clean : Texts.cut(clean, MAX_LENGTH) + "…";
    }

    /// The API's name of a constant: `RELU` is `relu`.
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// Escapes a field's name as RFC 6901 asks, for use in a pointer that every encoding can write.
    static String pointerToken(String name) {
        return Problem.token(Texts.printable(Texts.cut(name, Problem.MAX_NAME + 1)));
    }
}
