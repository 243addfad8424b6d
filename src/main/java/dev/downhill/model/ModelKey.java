package dev.downhill.model;

/// The identity of a model.
public record ModelKey(String id, String name, int version) {}
