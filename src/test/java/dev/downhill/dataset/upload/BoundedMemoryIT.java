package dev.downhill.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file larger than the heap is read and encoded, in a Java of its own.
class BoundedMemoryIT {

    private static final int FILE_BYTES = 100 << 20;
    private static final String HEAP = "-Xmx64m";

    /// Its offset and its length in the file of texts.
    private static final int PLACE_OF_A_TEXT = Long.BYTES + Integer.BYTES;

    @TempDir
    private Path folder;

    @Test
    void aFileLargerThanTheHeapIsEncoded() throws Exception {
        Path csv = write(folder.resolve("large.csv"));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        EncodeFile.class.getName(),
                        csv.toString(),
                        folder.resolve("rows").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(log);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        long rows = Long.parseLong(lines.getLast());
        assertThat(Files.size(csv)).isGreaterThan(FILE_BYTES);
        assertThat(Files.size(folder.resolve("rows"))).isEqualTo(rows * (20 * Float.BYTES + 1 + PLACE_OF_A_TEXT + 1));
    }

    /// 20 columns of numbers, one of 200 categories, one of texts that never repeat, and the target.
    private static Path write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        long written = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            StringBuilder line = new StringBuilder("n0");
            for (int i = 1; i < 20; i++) {
                line.append(",n").append(i);
            }
            line.append(",city,note,label\n");
            while (written < FILE_BYTES) {
                byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
                out.write(bytes);
                written += bytes.length;
                line.setLength(0);
                for (int i = 0; i < 20; i++) {
                    line.append(random.nextInt(2_000_000) / 1_000.0).append(',');
                }
                line.append("city").append(random.nextInt(200)).append(",note ");
                line.append(random.nextLong()).append(random.nextBoolean() ? ",yes\n" : ",no\n");
            }
        }
        return file;
    }
}
