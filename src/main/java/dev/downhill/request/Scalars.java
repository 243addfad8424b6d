package dev.downhill.request;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads single values. Nothing is converted: a number in quotes is text. Each returns null after adding a problem.
final class Scalars {

    /// Beyond it a double no longer tells whole numbers apart.
    private static final double EXACT = 0x1p53;

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,18})");
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,30})([.][0-9]{1,30})?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern FLAG = Pattern.compile("true|false");

    private Scalars() {}

    /// A value, where it stands, and where problems with it go.
    record At(JsonNode node, String pointer, Problems problems) {

        void problem(String code, String detail) {
            problems.add(pointer, code, detail);
        }

        void wrongType(String wanted, @Nullable String hint) {
            problems.add(pointer, "wrong_type", "This must be " + wanted + ", not " + Values.show(node) + ".", hint);
        }

        /// Shows the number or the flag that stands in quotes, where that is the trouble.
        @Nullable
        String unquoted(Pattern right) {
            return node.isString() && right.matcher(node.stringValue()).matches()
                    ? "Write " + node.stringValue() + " without quotes."
                    : null;
        }
    }

    static @Nullable String text(At at, int maxLength) {
        if (!at.node.isString()) {
            at.wrongType("a text", at.node.isValueNode() ? "Write \"" + Values.show(at.node) + "\", in quotes." : null);
            return null;
        }
        String text = at.node.stringValue();
        if (text.isBlank()) {
            at.problem("blank", "This text must not be blank.");
            return null;
        }
        if (text.length() > maxLength) {
            at.problem("too_long", "This text has " + text.length() + " characters; the most is " + maxLength + ".");
            return null;
        }
        return text;
    }

    static @Nullable Long whole(At at, long min, long max) {
        if (!at.node.isNumber()) {
            at.wrongType("a whole number between " + min + " and " + max, at.unquoted(WHOLE));
            return null;
        }
        BigInteger value;
        if (at.node.isIntegralNumber()) {
            value = at.node.bigIntegerValue();
        } else {
            double number = at.node.doubleValue();
            if (number != Math.rint(number)) {
                at.problem("not_whole", "This must be a whole number, not " + Values.show(at.node) + ".");
                return null;
            }
            value = Math.abs(number) <= EXACT ? BigInteger.valueOf((long) number) : null;
        }
        if (value == null
                || value.compareTo(BigInteger.valueOf(min)) < 0
                || value.compareTo(BigInteger.valueOf(max)) > 0) {
            at.problem(
                    "out_of_range",
                    "This must be a whole number between " + min + " and " + max + ", not " + Values.show(at.node)
                            + ".");
            return null;
        }
        return value.longValue();
    }

    static @Nullable Double number(At at, Range range) {
        if (!at.node.isNumber()) {
            at.wrongType("a number", at.unquoted(NUMBER));
            return null;
        }
        double value = at.node.isBigInteger() ? at.node.bigIntegerValue().doubleValue() : at.node.doubleValue();
        if (!Double.isFinite(value)) {
            at.problem("out_of_range", "This number is too large; it must be " + range + ".");
            return null;
        }
        if (!range.contains(value)) {
            at.problem("out_of_range", "This must be " + range + ", not " + Values.show(at.node) + ".");
            return null;
        }
        return value;
    }

    static @Nullable Boolean flag(At at) {
        if (!at.node.isBoolean()) {
            at.wrongType("true or false", at.unquoted(FLAG));
            return null;
        }
        return at.node.booleanValue();
    }

    static <E extends Enum<E>> @Nullable E choice(At at, E[] constants) {
        String chosen = choice(at, Arrays.stream(constants).map(Values::name).toList());
        for (E constant : constants) {
            if (Values.name(constant).equals(chosen)) {
                return constant;
            }
        }
        return null;
    }

    static @Nullable String choice(At at, List<String> choices) {
        String all = String.join(", ", choices);
        if (!at.node.isString()) {
            at.wrongType("one of " + all, named(at.node, choices));
            return null;
        }
        String value = at.node.stringValue();
        if (choices.contains(value)) {
            return value;
        }
        String nearest = SpellingSuggestion.of(value, choices);
        at.problems.add(
                at.pointer,
                "unknown_value",
                "There is no '" + Values.shorten(value) + "' here.",
                nearest == null ? "Known here: " + all + "." : "Did you mean '" + nearest + "'?");
        return null;
    }

    /// For an object with a `type` where its name alone belongs.
    private static @Nullable String named(JsonNode node, List<String> choices) {
        String type = node.path("type").asString("");
        return choices.contains(type) ? "Write \"" + type + "\"." : null;
    }

    static @Nullable List<Integer> integers(At at, int min, int max, int minCount, int maxCount) {
        if (!isArrayOf(at, minCount, maxCount)) {
            return null;
        }
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < at.node.size(); i++) {
            Long value = whole(new At(at.node.get(i), at.pointer + "/" + i, at.problems), min, max);
            if (value != null) {
                values.add(value.intValue());
            }
        }
        return values.size() == at.node.size() ? values : null;
    }

    static boolean isArrayOf(At at, int minCount, int maxCount) {
        if (!at.node.isArray()) {
            at.wrongType("an array", at.node.isValueNode() ? "Write [" + Values.show(at.node) + "]." : null);
            return false;
        }
        int count = at.node.size();
        if (count < minCount || count > maxCount) {
            String wanted = minCount == maxCount ? "exactly " + minCount : "between " + minCount + " and " + maxCount;
            at.problem("wrong_count", "This array must have " + wanted + " entries, not " + count + ".");
            return false;
        }
        return true;
    }
}
