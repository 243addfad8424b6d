package dev.downhill.dataset.picture;

import java.util.HexFormat;
import java.util.regex.Pattern;

/// The colour behind the transparent parts of a picture, and beside a padded one.
///
/// @param red from 0 to 255, as the others
public record Background(int red, int green, int blue) {

    public static final Background WHITE = new Background(255, 255, 255);

    /// How it is written: `#ffffff`.
    public static final Pattern SPELLING = Pattern.compile("#[0-9a-fA-F]{6}");

    /// @param text as {@link #SPELLING} has it
    public static Background of(String text) {
        if (!SPELLING.matcher(text).matches()) {
            throw new IllegalArgumentException("background " + text);
        }
        int rgb = HexFormat.fromHexDigits(text, 1, text.length());
        return new Background(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }

    public String spelling() {
        return "#" + HexFormat.of().toHexDigits((byte) red)
                + HexFormat.of().toHexDigits((byte) green)
                + HexFormat.of().toHexDigits((byte) blue);
    }

    public boolean isGrey() {
        return red == green && green == blue;
    }

    int shade(int channel) {
        return channel == 0 ? red : channel == 1 ? green : blue;
    }
}
