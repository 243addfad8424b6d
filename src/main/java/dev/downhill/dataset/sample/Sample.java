package dev.downhill.dataset.sample;

import dev.downhill.dataset.format.table.Bytes;

/// A dataset that comes with the service.
///
/// @param description what it is, where it comes from, and its licence
/// @param generated whether the service computes it instead of bundling a file
/// @param fileName tells the format, as the name of an upload does
public record Sample(String name, String description, String target, boolean generated, String fileName, Bytes bytes) {}
