package dev.downhill.model;

/// Published in the transaction that deletes a model, for those who hold something of it.
///
/// @param id `mdl_…`
public record ModelDeleted(String id) {}
