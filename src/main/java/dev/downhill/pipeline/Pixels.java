package dev.downhill.pipeline;

import dev.downhill.dataset.Rows;
import dev.downhill.nn.tensor.Shape;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The bytes of an image as numbers from 0 to 1, channels last.
///
/// @param shape `[height, width, channels]`
public record Pixels(String name, int index, List<Integer> shape) implements ColumnEncoder {

    private static final float WHITE = 255;

    /// The number of each byte: looked up sooner than divided.
    private static final float[] SHADES = shades();

    public Pixels {
        shape = List.copyOf(shape);
    }

    /// The shape of the network's input.
    public Shape tensor() {
        return new Shape(shape);
    }

    @Override
    public int width() {
        return Shape.size(shape);
    }

    @Override
    public boolean optional() {
        return false;
    }

    @Override
    public void encode(Rows rows, int row, float[] inputs, int offset) {
        byte[] pixels = new byte[width()];
        rows.image(row, index, pixels);
        write(pixels, inputs, offset);
    }

    /// A JSON string is a PNG or JPEG file in Base64, as it is or as a `data:` URL; an array holds the bytes as numbers
    /// from 0 to 255, flat or nested
    /// in rows and pixels.
    @Override
    public void encode(Cell cell, float[] inputs, int offset, Findings findings) {
        switch (cell) {
            case Cell.Missing _ -> findings.missing(this);
            case Cell.Word word -> base64(word.text(), inputs, offset, findings);
            case Cell.Structure structure
            when structure.node().isArray() -> array(structure.node(), inputs, offset, findings);
            case Cell.Structure _, Cell.Quantity _, Cell.Field _ ->
                findings.problem(
                        this,
                        "not_an_image",
                        name + " is an image: a PNG or JPEG file in Base64, or an array of " + width()
                                + " numbers from 0 to 255.");
        }
    }

    /// Writes the pixels of a PNG or JPEG file.
    public void encode(byte[] file, float[] inputs, int offset, Findings findings) {
        byte[] pixels = new Picture(this, findings).pixels(file);
        if (pixels != null) {
            write(pixels, inputs, offset);
        }
    }

    private void base64(String text, float[] inputs, int offset, Findings findings) {
        String body = text.startsWith("data:") ? text.substring(text.indexOf(',') + 1) : text;
        try {
            encode(Base64.getMimeDecoder().decode(body), inputs, offset, findings);
        } catch (IllegalArgumentException e) {
            findings.problem(this, "not_an_image", name + " is a string, and not Base64.");
        }
    }

    private void array(JsonNode array, float[] inputs, int offset, Findings findings) {
        int end = offset + width();
        int next = flatten(array, inputs, offset, end, findings);
        if (next >= 0 && next != end) {
            findings.problem(
                    this,
                    "wrong_length",
                    name + " has " + (next - offset) + " numbers; an image of shape " + shape + " has " + width()
                            + ".");
        }
    }

    /// @return the place after the last number, which goes on counting beyond `end`; -1 if something was no pixel
    private int flatten(JsonNode array, float[] inputs, int offset, int end, Findings findings) {
        int next = offset;
        for (JsonNode element : array) {
            if (element.isArray()) {
                next = flatten(element, inputs, next, end, findings);
                if (next < 0) {
                    return next;
                }
                continue;
            }
            double value = element.isNumber() ? element.doubleValue() : -1;
            if (!(value >= 0 && value <= WHITE)) {
                findings.problem(
                        this,
                        "not_a_pixel",
                        "Number " + (next - offset) + " of " + name + " is " + Text.cut(element.toString())
                                + ", not a number from 0 to 255.");
                return -1;
            }
            if (next < end) {
                inputs[next] = (float) value / WHITE;
            }
            next++;
        }
        return next;
    }

    private static void write(byte[] pixels, float[] inputs, int offset) {
        for (int i = 0; i < pixels.length; i++) {
            inputs[offset + i] = SHADES[pixels[i] & 0xff];
        }
    }

    private static float[] shades() {
        float[] shades = new float[256];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = i / WHITE;
        }
        return shades;
    }
}
