package dev.downhill.dataset.format.image;

/// A picture in a ZIP and its class.
record LabelledEntry(ImageEntry image, String label) {}
