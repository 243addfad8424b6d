package dev.downhill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.Command.Outcome;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The documents on the service as it is configured out of the box, and the scripts that they name.
class ReadmeIT extends WalkContract {

    @Test
    void quickstartTellsFacesFromBackgrounds(@TempDir Path folder) throws Exception {
        Outcome outcome = Command.run(folder, Duration.ofMinutes(5), script("quickstart.sh"), address());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains("succeeded, because: ")
                .containsPattern(
                        "\"accuracy\":(0\\.9\\d*|1(\\.0)?); always saying the commoner class: \"accuracy\":0\\.")
                .containsPattern("\"label\":\"(face|background)\"");
    }

    @Test
    void mnistScriptUploadsTrainsAndPrintsTheTestAccuracy(@TempDir Path folder) throws Exception {
        bars(folder, 90);

        Outcome outcome = Command.run(folder, Duration.ofMinutes(5), script("mnist.sh"), folder.toString(), address());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).containsPattern("test accuracy [01]");
    }

    private String address() {
        return "http://127.0.0.1:" + port;
    }

    private static String script(String name) {
        return Path.of("examples", name).toAbsolutePath().toString();
    }

    /// Pictures of MNIST's size and format: of class k, with a bright bar at the k-th fifth of the height.
    private static void bars(Path folder, int count) throws IOException {
        try (DataOutputStream images = idx(folder.resolve("train-images-idx3-ubyte.gz"), 3);
                DataOutputStream labels = idx(folder.resolve("train-labels-idx1-ubyte.gz"), 1)) {
            for (int length : new int[] {count, 28, 28}) {
                images.writeInt(length);
            }
            labels.writeInt(count);
            for (int i = 0; i < count; i++) {
                labels.writeByte(i % 5);
                for (int pixel = 0; pixel < 28 * 28; pixel++) {
                    images.writeByte(pixel / 28 / 6 == i % 5 ? 200 + i % 50 : i);
                }
            }
        }
    }

    private static DataOutputStream idx(Path file, int dimensions) throws IOException {
        DataOutputStream out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)));
        out.writeInt(0x0800 | dimensions);
        return out;
    }
}
