package dev.downhill.dataset.format.image;

/// A picture in a ZIP and its class.
///
/// @param part `train`, `validation` or `test`, where folders say so; empty where they do not
record LabelledEntry(ImageEntry image, String label, String part) {

    LabelledEntry(ImageEntry image, String label) {
        this(image, label, "");
    }
}
