package dev.downhill.dataset.format.image;

import dev.downhill.dataset.Guess;
import dev.downhill.dataset.picture.Background;
import dev.downhill.dataset.picture.Images;
import dev.downhill.dataset.picture.ImagesFormat;
import dev.downhill.dataset.picture.ImagesSpec;
import dev.downhill.dataset.picture.Resize;
import dev.downhill.dataset.picture.Wanted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides the size of a dataset's pictures, and what else they have in common: the size that is said, else the one
/// that all have, else the median height and width, scaled to at most 64 pixels a side.
///
/// @param guess what was decided without being told; null where nothing was
record ImageSizes(
        Wanted wanted, ImagesFormat format, @Nullable Guess guess) {

    private static final int MAX_INFERRED_SIDE = 64;

    /// @param pictures at least one
    static ImageSizes of(List<Images.Size> pictures, ImagesSpec spec) {
        Images.Size first = pictures.getFirst();
        boolean same = first.isWhole()
                && pictures.stream().allMatch(size -> size.height() == first.height() && size.width() == first.width());
        Background background = spec.backgroundOrWhite();
        boolean coloured = !background.isGrey() || pictures.stream().anyMatch(size -> size.channels() > 1);
        boolean deep = !coloured && pictures.stream().anyMatch(Images.Size::deep);
        List<Integer> said = Objects.requireNonNullElse(spec.size(), List.of());
        List<Integer> size =
                !said.isEmpty() ? said : same ? List.of(first.height(), first.width()) : inferred(pictures);
        boolean inferred = said.isEmpty() && !same;
        Resize resize = spec.resize() == null && (inferred || !said.isEmpty()) ? Resize.STRETCH : spec.resize();
        Wanted wanted = new Wanted(
                size.get(0),
                size.get(1),
                coloured ? 3 : 1,
                deep,
                Objects.requireNonNullElse(resize, Resize.STRETCH),
                background);
        return new ImageSizes(
                wanted,
                new ImagesFormat(size, resize, background.spelling()),
                inferred ? guess(pictures, wanted) : null);
    }

    private static List<Integer> inferred(List<Images.Size> pictures) {
        int height = median(pictures, Images.Size::height);
        int width = median(pictures, Images.Size::width);
        int longer = Math.max(height, width);
        return longer <= MAX_INFERRED_SIDE
                ? List.of(height, width)
                : List.of(scaled(height, longer), scaled(width, longer));
    }

    private static int scaled(int side, int longer) {
        return Math.max(1, (int) (((long) side * MAX_INFERRED_SIDE + longer / 2) / longer));
    }

    private static int median(List<Images.Size> pictures, ToIntFunction<Images.Size> side) {
        int[] sides = pictures.stream().mapToInt(side).toArray();
        Arrays.sort(sides);
        return sides[sides.length / 2];
    }

    private static Guess guess(List<Images.Size> pictures, Wanted wanted) {
        long sizes = pictures.stream()
                .map(size -> List.of(size.height(), size.width()))
                .distinct()
                .count();
        String done = switch (wanted.resize()) {
            case STRETCH -> "stretched to";
            case CROP -> "cropped in the middle and scaled to";
            case PAD -> "padded and scaled to";
        };
        String why = sizes == 1
                ? "The pictures have more than " + Images.MAX_PIXELS + " pixels each"
                : "The pictures have " + sizes + " sizes (width × height), from " + shown(least(pictures)) + " to "
                        + shown(most(pictures));
        return Guess.ofFile(
                "images.size",
                null,
                why + "; each was " + done + " " + wanted.width() + " × " + wanted.height() + ".",
                "To choose, set images.size to [height, width] and images.resize to one of "
                        + String.join(
                                ", ",
                                Stream.of(Resize.values())
                                        .map(way -> way.name().toLowerCase(Locale.ROOT))
                                        .toList())
                        + " in the spec.");
    }

    private static Images.Size least(List<Images.Size> pictures) {
        return pictures.stream().reduce((a, b) -> pixels(b) < pixels(a) ? b : a).orElseThrow();
    }

    private static Images.Size most(List<Images.Size> pictures) {
        return pictures.stream().reduce((a, b) -> pixels(b) > pixels(a) ? b : a).orElseThrow();
    }

    private static long pixels(Images.Size size) {
        return (long) size.height() * size.width();
    }

    private static String shown(Images.Size size) {
        return size.width() + " × " + size.height();
    }
}
