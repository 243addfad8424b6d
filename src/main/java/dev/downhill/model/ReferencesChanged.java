package dev.downhill.model;

/// Published in the transaction after which references to a model mean another one than before, or none: a new
/// version, an alias that is set or removed, a deletion.
///
/// @param name of the model
public record ReferencesChanged(String name) {}
