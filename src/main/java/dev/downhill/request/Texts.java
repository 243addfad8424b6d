package dev.downhill.request;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Checks that strings are valid text. JSON can escape two kinds of invalid text: the zero character, which PostgreSQL
/// does not keep, and half a surrogate pair, which no encoding can write down again.
public final class Texts {

    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /// What is wrong with it, as the end of a sentence that begins with what it is; null where nothing is.
    public static @Nullable String fault(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "holds a zero character (\\u0000), which no database keeps";
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    return "holds half a surrogate pair (\\u" + Integer.toHexString(c) + "), which is no character";
                }
                i++;
            }
        }
        return null;
    }

    /// Its first `length` chars, or one fewer where the last would be half a character.
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, length > 0 && isPair(text, length - 1) ? length - 1 : length);
    }

    /// The same in one line that every encoding can write: control characters become blanks.
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.replaceAll("\\p{Cntrl}+", " "));
        for (int i = 0; i < printable.length(); i++) {
            if (isPair(printable, i)) {
                i++;
            } else if (Character.isSurrogate(printable.charAt(i))) {
                printable.setCharAt(i, REPLACEMENT);
            }
        }
        return printable.toString();
    }

    /// Adds a problem for every name and every value within `node` that is no text, until the report is full. Takes
    /// time in proportion to the text: pointers are written for faults alone.
    static void check(JsonNode node, String pointer, Problems problems) {
        check(node, new Place(null, pointer), problems);
    }

    private static void check(JsonNode node, Place place, Problems problems) {
        if (node.isString()) {
            report(node.stringValue(), "This text ", place, problems);
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (problems.isFull()) {
                    return;
                }
                Place at = new Place(place, field.getKey());
                report(field.getKey(), "The name of this field ", at, problems);
                check(field.getValue(), at, problems);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size() && !problems.isFull(); i++) {
                JsonNode element = node.get(i);
                if (element.isString() || element.isContainer()) {
                    check(element, new Place(place, i), problems);
                }
            }
        }
    }

    private static void report(String text, String subject, Place place, Problems problems) {
        String fault = fault(text);
        if (fault != null) {
            problems.add(place.pointer(), "wrong_character", subject + fault + ".");
        }
    }

    /// A value's place in a body, written as a pointer only on demand.
    ///
    /// @param parent null for the body itself, whose step is the beginning of every pointer
    /// @param step name of a field or index of an element
    private record Place(@Nullable Place parent, Object step) {

        String pointer() {
            if (parent == null) {
                return step.toString();
            }
            return parent.pointer() + "/" + (step instanceof String name ? Values.pointerToken(name) : step);
        }
    }

    private static boolean isPair(CharSequence text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
