package dev.downhill.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same weights at every vector width: each in a Java process of its own, as a width cannot be changed
/// in one.
class VectorWidthsIT {

    private static final int NETWORKS = 60;

    @Test
    void weightsDoNotDependOnTheVectorWidth() throws IOException, InterruptedException {
        List<String> scalar = fingerprints("-Ddownhill.kernels=scalar");
        assertThat(scalar.removeFirst()).isEqualTo("scalar");
        assertThat(scalar).hasSize(NETWORKS);
        for (String option : List.of("-XX:MaxVectorSize=16", "-XX:MaxVectorSize=32", "-XX:UseAVX=2", "-Xshare:auto")) {
            List<String> vector = fingerprints(option);
            assertThat(vector.removeFirst()).as(option).startsWith("vector");
            assertThat(vector).as(option).isEqualTo(scalar);
        }
    }

    @Test
    void theOptionsReallyNarrowTheVectors() throws IOException, InterruptedException {
        assertThat(fingerprints("-XX:MaxVectorSize=16", 0).getFirst()).isEqualTo("vector 128-bit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-XX:TieredStopAtLevel=1", "-XX:TieredStopAtLevel=3", "-XX:CompilationMode=quick-only", "-Xint"})
    void vectorsAreNotUsedWithoutTheOptimizingCompiler(String option) throws IOException, InterruptedException {
        assertThat(fingerprints(option, 0)).containsExactly("scalar");
    }

    private static List<String> fingerprints(String option) throws IOException, InterruptedException {
        return fingerprints(option, NETWORKS);
    }

    private static List<String> fingerprints(String option, int networks) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fingerprints.class.getName(),
                        String.valueOf(networks))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new ArrayList<>(process.inputReader().readAllLines());
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
        assertThat(process.exitValue()).as(option).isZero();
        return lines;
    }
}
