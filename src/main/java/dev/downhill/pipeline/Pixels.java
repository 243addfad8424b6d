package dev.downhill.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.picture.ImagesFormat;
import dev.downhill.nn.tensor.Shape;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shades of an image as numbers from 0 to 1, channels last: of 8 bits as shares of 255, of 16 bits as shares of
/// the range that the training images have.
///
/// @param shape `[height, width, channels]`
/// @param dark whether no training image has a shade above 1; null in models of older versions, which do not tell
/// @param range of shades of 16 bits; null for those of 8
/// @param format how the pictures of the dataset were read; null where it came as an array, and in models of older
///     versions
public record Pixels(
        String name,
        int index,
        List<Integer> shape,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean dark,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Range range,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ImagesFormat format)
        implements ColumnEncoder {

    private static final float WHITE = 255;
    private static final int MAX_DEEP = 0xffff;

    /// The number of each byte: looked up sooner than divided.
    private static final float[] SHADES = shades();

    /// The least and the largest shade of 16 bits.
    public record Range(int low, int high) {

        static Range of(int min, int max) {
            return max > min ? new Range(min, max) : new Range(0, MAX_DEEP);
        }

        float share(double shade) {
            return (float) ((shade - low) / (high - low));
        }
    }

    public Pixels {
        shape = List.copyOf(shape);
    }

    /// The largest number that a shade may be.
    int white() {
        return range == null ? (int) WHITE : MAX_DEEP;
    }

    /// A shade of 8 or 16 bits as the network takes it.
    float share(double shade) {
        return range == null ? (float) shade / WHITE : range.share(shade);
    }

    static int deepShade(byte[] pixels, int at) {
        return (pixels[at] & 0xff) | (pixels[at + 1] & 0xff) << Byte.SIZE;
    }

    /// The shape of the network's input.
    public Shape tensor() {
        return new Shape(shape);
    }

    /// Whether numbers from 0 to 1 are what training has seen.
    boolean isDark() {
        return Boolean.TRUE.equals(dark);
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
        byte[] pixels = new byte[range == null ? width() : 2 * width()];
        rows.image(row, index, pixels);
        write(pixels, inputs, offset);
    }

    /// A JSON string is a picture file in Base64, as it is or as a `data:` URL; an array holds the shades as numbers
    /// from 0 to 255, of 16 bits to 65535 ({@link PixelArray}).
    @Override
    public void encode(Cell cell, float[] inputs, int offset, Findings findings) {
        switch (cell) {
            case Cell.Missing _ -> findings.missing(this);
            case Cell.Word word -> base64(word.text(), inputs, offset, findings);
            case Cell.Structure structure
            when structure.node().isArray() -> new PixelArray(this, inputs, offset, findings).write(structure.node());
            case Cell.Structure _, Cell.Quantity _ ->
                findings.problem(
                        this,
                        "not_an_image",
                        name + " is an image: a picture file in Base64, or an array of " + width()
                                + " numbers from 0 to " + white() + ".");
        }
    }

    /// Writes the pixels of a picture file.
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

    private void write(byte[] pixels, float[] inputs, int offset) {
        if (range != null) {
            for (int i = 0; i < width(); i++) {
                inputs[offset + i] = range.share(deepShade(pixels, 2 * i));
            }
            return;
        }
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
