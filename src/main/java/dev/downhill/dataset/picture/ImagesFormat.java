package dev.downhill.dataset.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way the pictures of a dataset were read, with the fields of {@link ImagesSpec}: what was said, and what was
/// inferred.
///
/// @param size `[height, width]` in pixels
/// @param resize null where all pictures had that size
/// @param background as {@link Background#SPELLING} has it
public record ImagesFormat(List<Integer> size, @Nullable Resize resize, String background) {}
