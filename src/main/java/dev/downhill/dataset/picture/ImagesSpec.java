package dev.downhill.dataset.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A client's description of a dataset of pictures; what is null is inferred.
///
/// @param size `[height, width]` in pixels that every picture is resized to; empty where it is to be inferred, too
/// @param resize how
/// @param background as {@link Background#SPELLING} has it
public record ImagesSpec(
        @Nullable List<Integer> size,
        @Nullable Resize resize,
        @Nullable String background) {

    /// Everything is inferred.
    public static final ImagesSpec EMPTY = new ImagesSpec(null, null, null);

    public Background backgroundOrWhite() {
        return background == null ? Background.WHITE : Background.of(background);
    }
}
