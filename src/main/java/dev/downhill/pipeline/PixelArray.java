package dev.downhill.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The pixels of one image as a JSON array of numbers from 0 to 255, or to 65535 where the model takes
/// 16 bits: flat, or nested as the shape of the model has it.
/// Nesting is checked at every level, since an image of 20×10 has as many pixels as one of 10×20.
final class PixelArray {

    private final Pixels column;
    private final Findings findings;
    private final float[] inputs;
    private final int offset;
    private final int size;
    private int count;
    private double largest;

    /// @param inputs takes the shades from `offset` on, as numbers from 0 to 1
    PixelArray(Pixels column, float[] inputs, int offset, Findings findings) {
        this.column = column;
        this.inputs = inputs;
        this.offset = offset;
        this.findings = findings;
        size = column.width();
    }

    void write(JsonNode array) {
        if (array.isEmpty() || !array.get(0).isArray()) {
            flat(array);
        } else {
            nested(array);
        }
    }

    private void flat(JsonNode array) {
        if (!numbers(array)) {
            return;
        }
        if (count != size) {
            findings.problem(
                    column,
                    "wrong_length",
                    column.name() + " has " + count + " numbers; an image of shape " + column.shape() + " has " + size
                            + ".");
        } else {
            warnIfScaled();
        }
    }

    private void nested(JsonNode array) {
        List<Integer> given = shape(array);
        List<Integer> expected = column.shape();
        boolean grey = expected.getLast() == 1 && given.size() == expected.size() - 1;
        if (grey) {
            expected = expected.subList(0, given.size());
        }
        if (!given.equals(expected)) {
            wrongShape("has the shape " + show(given));
        } else if (nested(array, expected, 0, "")) {
            warnIfScaled();
        }
    }

    /// The length of each level, of the first array in each.
    private static List<Integer> shape(JsonNode array) {
        List<Integer> shape = new ArrayList<>();
        for (JsonNode level = array; level != null && level.isArray(); level = level.get(0)) {
            shape.add(level.size());
        }
        return shape;
    }

    /// @param place of `array` within the image, as indexes in brackets
    /// @return whether all is well
    private boolean nested(JsonNode array, List<Integer> shape, int level, String place) {
        if (!array.isArray() || array.size() != shape.get(level)) {
            String found = array.isArray() ? array.size() + " values" : "no array";
            wrongShape("has " + found + " at " + place + ", where its first one has " + shape.get(level));
            return false;
        }
        if (level + 1 == shape.size()) {
            return numbers(array);
        }
        for (int i = 0; i < array.size(); i++) {
            if (!nested(array.get(i), shape, level + 1, place + "[" + i + "]")) {
                return false;
            }
        }
        return true;
    }

    private void wrongShape(String what) {
        List<Integer> shape = column.shape();
        String grey = shape.getLast() == 1 ? " or " + show(shape.subList(0, shape.size() - 1)) : "";
        findings.problem(
                column,
                "wrong_shape",
                column.name() + " " + what + "; the model takes " + show(shape) + grey
                        + " (height × width × channels), or " + size + " numbers without nesting.");
    }

    private static String show(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }

    /// @return whether all elements are shades
    private boolean numbers(JsonNode array) {
        for (JsonNode element : array) {
            double value = element.isNumber() ? element.doubleValue() : -1;
            if (!(value >= 0 && value <= column.white())) {
                findings.problem(
                        column,
                        "not_a_pixel",
                        "Number " + count + " of " + column.name() + " is " + Text.cut(element.toString())
                                + ", not a number from 0 to " + column.white() + ".");
                return false;
            }
            if (count < size) {
                inputs[offset + count] = column.share(value);
            }
            count++;
            largest = Math.max(largest, value);
        }
        return true;
    }

    private void warnIfScaled() {
        if (!column.isDark() && largest > 0 && largest <= 1) {
            findings.warn("All " + size + " numbers of " + column.name()
                    + " lie between 0 and 1, but shades from 0 (black) to " + column.white()
                    + " (white) are expected: if they are shares of white, multiply them by " + column.white() + ".");
        }
    }
}
