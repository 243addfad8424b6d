package dev.downhill.catalogue;

/// A part of the catalogue, published by the feature that owns its fields.
public sealed interface Section {

    /// Its name in the catalogue: `optimizers`.
    String name();

    /// Every kind of one thing.
    record OfKinds(String name, Kinds<?> kinds) implements Section {}

    /// One object.
    record OfObject(String name, ObjectSpec object) implements Section {}
}
