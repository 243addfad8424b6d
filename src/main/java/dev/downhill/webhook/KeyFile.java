package dev.downhill.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The file with the key that encrypts the secrets of webhooks: 32 bytes in base64. It is created, for its owner alone,
/// when the first secret is stored. Replicas that share a database must share its content.
final class KeyFile {

    private static final int BYTES = 32;
    private static final Set<OpenOption> OPTIONS =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final Path file;
    private final RandomGenerator chance;
    private @Nullable SecretKey key;

    /// @param chance a cryptographically secure source
    KeyFile(Path file, RandomGenerator chance) {
        this.file = file;
        this.chance = chance;
    }

    Path path() {
        return file;
    }

    /// The key, if there is one.
    ///
    /// @throws IllegalStateException if the file holds something else
    synchronized Optional<SecretKey> find() {
        try {
            if (key == null && Files.exists(file) && Files.size(file) > 0) {
                key = read(Files.readString(file));
            }
            return Optional.ofNullable(key);
        } catch (IOException e) {
            throw new UncheckedIOException(complaint(), e);
        }
    }

    /// The key, which is created where there is none.
    ///
    /// @throws IllegalStateException if the file holds something else
    synchronized SecretKey findOrCreate() {
        Optional<SecretKey> found = find();
        if (found.isPresent()) {
            return found.get();
        }
        try (FileChannel channel = FileChannel.open(file, OPTIONS, ownerOnly());
                FileLock _ = channel.lock()) {
            if (channel.size() == 0) {
                byte[] bytes = new byte[BYTES];
                chance.nextBytes(bytes);
                String text = Base64.getEncoder().encodeToString(bytes) + "\n";
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            SecretKey created = read(Files.readString(file));
            key = created;
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException(complaint(), e);
        }
    }

    private SecretKey read(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(complaint(), e);
        }
        if (bytes.length != BYTES) {
            throw new IllegalStateException(complaint());
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private String complaint() {
        return "The file " + file + " (downhill.webhooks.key-file) must be readable and hold a key of " + BYTES
                + " bytes in base64";
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
