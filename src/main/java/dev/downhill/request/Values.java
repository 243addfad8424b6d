package dev.downhill.request;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Formats values and names for the sentences that clients read.
final class Values {

    private static final int LONGEST = 60;

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
        return shorten(node.toString());
    }

    static String shorten(String text) {
        String clean = Texts.printable(text);
        return clean.length() <= LONGEST ? clean : Texts.cut(clean, LONGEST) + "…";
    }

    /// The API's name of a constant: `RELU` is `relu`.
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// Escapes a field's name as RFC 6901 asks, for use in a pointer that every encoding can write.
    static String pointerToken(String name) {
        return Texts.printable(name).replace("~", "~0").replace("/", "~1");
    }
}
