package dev.downhill.chunk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// Blobs of any length, cut into chunks of at most {@link #CHUNK_BYTES} and stored under the SHA-256 of their
/// content.
///
/// An owner is the id of the aggregate that a blob belongs to; deleting it frees the chunks that no other owner shares.
/// Every method takes part in the caller's transaction.
public interface Chunks {

    /// Below H2's limit of 1,048,576 bytes for a binary value.
    int CHUNK_BYTES = 1_000_000;

    /// Stores all bytes of `content` as the blob `name` of `owner`, reading it as a stream; an earlier blob of
    /// that name is replaced.
    ///
    /// @return the SHA-256 of the whole content in lower-case hex, and its length
    Blob store(String owner, String name, InputStream content) throws IOException;

    /// Writes the blob's bytes to `target` in order.
    ///
    /// @throws dev.downhill.request.ProblemException when there is no such blob
    void read(String owner, String name, OutputStream target) throws IOException;

    /// Reads `length` bytes of the blob from `offset`; touches only the chunks that hold them.
    byte[] read(String owner, String name, long offset, int length) throws IOException;

    /// Removes every blob of `owner`.
    void delete(String owner);

    /// The names of the owner's blobs.
    List<String> names(String owner);

    /// @param sha256 digest of the whole content, lower-case hex
    /// @param bytes its length
    record Blob(String sha256, long bytes) {}
}
