package dev.downhill.dataset.picture;

import java.util.EnumSet;
import java.util.Set;

/// A decoded picture.
///
/// @param channels 1 or 3
/// @param deep whether a shade has 16 bits, in two bytes, the lower one first
/// @param pixels row by row, channels last
/// @param notes what was done to it
public record DecodedImage(int height, int width, int channels, boolean deep, byte[] pixels, Set<Note> notes) {

    static final int GREY = 1;
    static final int COLOUR = 3;

    /// A shade of 8 bits times this is the same shade of 16.
    static final int DEEPER = 257;

    /// The shade at a position among all shades.
    int shade(int at) {
        return deep ? (pixels[2 * at] & 0xff) | (pixels[2 * at + 1] & 0xff) << Byte.SIZE : pixels[at] & 0xff;
    }

    static void put(byte[] pixels, boolean deep, int at, int shade) {
        if (deep) {
            pixels[2 * at] = (byte) shade;
            pixels[2 * at + 1] = (byte) (shade >> Byte.SIZE);
        } else {
            pixels[at] = (byte) shade;
        }
    }

    DecodedImage withDepth(boolean deepWanted) {
        if (deep == deepWanted) {
            return this;
        }
        byte[] other = new byte[height * width * channels * (deepWanted ? 2 : 1)];
        for (int i = 0; i < height * width * channels; i++) {
            put(other, deepWanted, i, deepWanted ? shade(i) * DEEPER : shade(i) >> Byte.SIZE);
        }
        return new DecodedImage(
                height, width, channels, deepWanted, other, and(deepWanted ? Note.DEEPENED : Note.SHALLOWED));
    }

    /// 8 bits a shade: grey by luminance (ITU-R BT.601), or three equal channels.
    DecodedImage withChannels(int wanted) {
        if (channels == wanted) {
            return this;
        }
        int count = height * width;
        byte[] other = new byte[count * wanted];
        boolean coloured = false;
        for (int i = 0; i < count; i++) {
            if (wanted == COLOUR) {
                other[COLOUR * i] = other[COLOUR * i + 1] = other[COLOUR * i + 2] = pixels[i];
            } else {
                int red = shade(COLOUR * i);
                int green = shade(COLOUR * i + 1);
                int blue = shade(COLOUR * i + 2);
                coloured |= red != green || green != blue;
                other[i] = (byte) luminance(red, green, blue);
            }
        }
        Note note = wanted == COLOUR ? Note.COLOURED : Note.GREYED;
        return new DecodedImage(height, width, wanted, false, other, wanted == COLOUR || coloured ? and(note) : notes);
    }

    static int luminance(int red, int green, int blue) {
        return (299 * red + 587 * green + 114 * blue + 500) / 1000;
    }

    /// All notes and this one.
    Set<Note> and(Note note) {
        Set<Note> all = EnumSet.of(note);
        all.addAll(notes);
        return all;
    }
}
