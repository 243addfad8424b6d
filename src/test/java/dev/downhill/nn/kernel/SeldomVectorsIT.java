package dev.downhill.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A service that has trained narrow networks for a day must train a wide one as fast as a new process: what the
/// compiler learnt from ranges too short for a vector must not make objects of vectors. Each function has a Java
/// process of its own, as the compiler does not forget.
class SeldomVectorsIT {

    static Collection<String> functions() {
        return FunctionsTest.FUNCTIONS.keySet();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void functionsAllocateNothingAfterManyShortRanges(String function) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SeldomVectors.class.getName(),
                        function)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String bytes = process.inputReader().readLine();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ended in time").isTrue();
        assertThat(bytes).as("bytes in a thousand calls").isEqualTo("0");
    }
}
