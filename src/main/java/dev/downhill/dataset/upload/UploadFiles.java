package dev.downhill.dataset.upload;

import dev.downhill.chunk.Sha256;
import dev.downhill.dataset.TempFiles;
import dev.downhill.disk.Disk;
import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Receives one upload into scratch files, counting and digesting on the way; closing it removes them.
public final class UploadFiles implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final TempFiles tempFiles;
    private final Disk disk;
    private final long maxBytes;
    private final MessageDigest digest;
    private final List<Path> files = new ArrayList<>();
    private long bytes;

    /// @param maxBytes of all files together
    UploadFiles(TempFiles tempFiles, Disk disk, long maxBytes) {
        this.tempFiles = tempFiles;
        this.disk = disk;
        this.maxBytes = maxBytes;
        digest = Sha256.digest();
    }

    /// Receives one file.
    ///
    /// @throws ProblemException if it is larger than allowed, or than there is room for
    public Path receive(InputStream content) throws IOException {
        Path file = tempFiles.file("upload");
        files.add(file);
        byte[] buffer = new byte[BUFFER];
        try (OutputStream target = Files.newOutputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                disk.refuseWithoutRoomFor(read);
                bytes += read;
                refuseIfOver(bytes);
                digest.update(buffer, 0, read);
                target.write(buffer, 0, read);
            }
        }
        return file;
    }

    private void refuseIfOver(long length) {
        if (length > maxBytes) {
            throw ProblemException.tooLarge("The upload is larger than " + maxBytes
                    + " bytes, the most that this service takes (downhill.http.max-upload).");
        }
    }

    /// What the client says before it sends anything.
    ///
    /// @param announced bytes to come; negative where it does not say
    /// @throws ProblemException if they are more than allowed, or than there is room for
    public void expect(long announced) {
        refuseIfOver(announced);
        disk.refuseWithoutRoomFor(announced);
    }

    /// What was received, in order. To be called once.
    public Upload upload(Path file, @Nullable Path labels, String fileName, @Nullable String contentType) {
        return new Upload(file, labels, fileName, contentType, bytes, Sha256.hex(digest));
    }

    @Override
    public void close() {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
