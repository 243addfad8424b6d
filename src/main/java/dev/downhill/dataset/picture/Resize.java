package dev.downhill.dataset.picture;

/// The way in which a picture of one shape is made to fill another, as Keras' `image_dataset_from_directory` has it.
public enum Resize {
    /// Each side is scaled by itself.
    STRETCH,
    /// The middle part of the wanted shape is taken.
    CROP,
    /// The missing parts on both sides are filled with the background.
    PAD
}
