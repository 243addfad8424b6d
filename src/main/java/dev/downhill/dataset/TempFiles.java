package dev.downhill.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder for files that live no longer than this process: uploads in the making, rows that are being read.
///
/// Each process has a folder of its own below `tmp` and holds a lock in it. A folder whose lock is free
/// belongs to a process that died, and is removed by the next one to start; so several processes may share one
/// `downhill.home`.
public final class TempFiles implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final int ATTEMPTS = 100;

    private final Path folder;
    private final FileChannel channel;

    /// Makes the folder and sweeps up what dead processes left.
    ///
    /// @param home `downhill.home`
    public TempFiles(Path home) {
        try {
            Path all = Files.createDirectories(home.toAbsolutePath().normalize().resolve("tmp"));
            folder = Files.createTempDirectory(all, "process-");
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            sweep(all);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below downhill.home", e);
        }
    }

    /// A new, empty file.
    public Path file(String prefix) throws IOException {
        return Files.createTempFile(folder, prefix + "-", ".tmp");
    }

    /// The folder of this process; what lies in it is gone after the process.
    public Path folder() {
        return folder;
    }

    private void sweep(Path all) throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(all)) {
            for (Path other : others) {
                if (!other.equals(folder) && isAbandoned(other)) {
                    remove(other);
                }
            }
        }
    }

    private static boolean isAbandoned(Path other) {
        Path lock = other.resolve(LOCK);
        if (!Files.exists(lock)) {
            // Either no folder of ours, or one that another process is making right now.
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /// Another thread may still create files in the folder while it is removed, so removal is retried.
    private static void remove(Path folder) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
                return;
            } catch (DirectoryNotEmptyException | UncheckedIOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
