package dev.downhill.reliability;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// A disk of 64 MB in memory, mounted for a test, which the test can fill to the last byte and keep full.
final class SmallDisk implements AutoCloseable {

    private static final int PIECE = 4096;

    private final Path folder;
    private final Path filler;
    private volatile boolean hungry;
    private @Nullable Thread eater;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    /// Where mounting is not permitted, the test is skipped, and says so.
    static SmallDisk mount(Path folder) throws IOException {
        Files.createDirectories(folder);
        Assumptions.assumeTrue(
                run(List.of("mount", "-t", "tmpfs", "-o", "size=64m", "downhill-test", folder.toString())),
                "NOTHING CAN BE MOUNTED, SO A FULL DISK IS NOT TESTED: mount -t tmpfs needs root on Linux");
        return new SmallDisk(folder);
    }

    private static boolean run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Path folder() {
        return folder;
    }

    long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /// Takes all there is, and from now on whatever anybody gives up.
    void fill() throws IOException {
        eat();
        hungry = true;
        eater = Thread.ofPlatform().daemon().name("eats the disk").start(() -> {
            while (hungry) {
                try {
                    eat();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        });
    }

    private void eat() throws IOException {
        try (FileChannel file = FileChannel.open(
                filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (free() > 0) {
                file.write(ByteBuffer.allocate(PIECE));
            }
        } catch (IOException e) {
            if (free() > 0) {
                throw e;
            }
        }
    }

    /// Takes all but so much, once.
    void fillBut(long bytes) throws IOException {
        try (FileChannel file = FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (free() > bytes) {
                file.write(ByteBuffer.allocate(PIECE), file.size());
            }
        }
    }

    /// Gives back everything that was taken.
    void empty() throws IOException {
        hungry = false;
        if (eater != null) {
            try {
                eater.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Files.deleteIfExists(filler);
    }

    /// Whatever still has a file open there, the folder is empty afterwards.
    @Override
    public void close() throws IOException {
        empty();
        if (!run(List.of("umount", folder.toString())) && !run(List.of("umount", "-l", folder.toString()))) {
            throw new IOException(folder + " cannot be unmounted");
        }
    }
}
