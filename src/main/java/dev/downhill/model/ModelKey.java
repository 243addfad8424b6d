package dev.downhill.model;

/// Which model it is.
public record ModelKey(String id, String name, int version) {}
