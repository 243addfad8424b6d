package dev.downhill.dataset.upload;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file as it was received, in a scratch file.
///
/// @param labels the second file of an IDX pair
/// @param fileName as the client calls it; empty where it does not say
/// @param contentType as the client declares it
/// @param bytes length of the file, with the labels where there are some
/// @param sha256 of the file, followed by the labels where there are some
public record Upload(
        Path file,
        @Nullable Path labels,
        String fileName,
        @Nullable String contentType,
        long bytes,
        String sha256) {}
