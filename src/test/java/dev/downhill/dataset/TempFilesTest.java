package dev.downhill.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempFilesTest {

    @TempDir
    private Path home;

    @Test
    void filesAreGoneAfterClosing() throws IOException {
        Path file;
        try (TempFiles tempFiles = new TempFiles(home)) {
            file = tempFiles.file("upload");
            assertThat(file).exists().hasParent(tempFiles.folder());
        }
        assertThat(file).doesNotExist();
        assertThat(home.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void closingGoesOnUntilWritersGiveUp() throws Exception {
        TempFiles tempFiles = new TempFiles(home);
        CountDownLatch writing = new CountDownLatch(1);
        Thread writer = Thread.ofPlatform().start(() -> {
            try {
                while (true) {
                    tempFiles.file("upload");
                    writing.countDown();
                }
            } catch (IOException e) {
                // The folder is gone.
            }
        });
        writing.await();

        tempFiles.close();

        writer.join(Duration.ofSeconds(10));
        assertThat(writer.isAlive()).isFalse();
        assertThat(home.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void whatADeadProcessLeftIsSweptUp() throws IOException {
        Path dead = Files.createDirectories(home.resolve("tmp/process-1"));
        Files.createFile(dead.resolve("lock"));
        Files.createFile(dead.resolve("upload-1.tmp"));
        try (TempFiles tempFiles = new TempFiles(home)) {
            assertThat(dead).doesNotExist();
            assertThat(tempFiles.folder()).exists();
        }
    }

    @Test
    void whatALivingProcessHasStays() throws IOException {
        try (TempFiles one = new TempFiles(home)) {
            Path file = one.file("rows");
            try (TempFiles other = new TempFiles(home)) {
                assertThat(file).exists();
                assertThat(other.folder()).isNotEqualTo(one.folder());
            }
            assertThat(file).exists();
        }
    }
}
