package dev.downhill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The house numbers: no file over 500 lines, tests included, and half of them under 100; no module of the dashboard
/// over 300.
class SourceTreeTest {

    private static final int MOST_LINES = 500;
    private static final int MEDIAN_BELOW = 100;
    private static final int MOST_LINES_OF_A_MODULE = 300;

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void noFileIsTooLong(String tree) throws IOException {
        assertThat(tooLong(Path.of(tree))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void halfOfTheFilesAreShort(String tree) throws IOException {
        assertThat(median(Path.of(tree))).isLessThan(MEDIAN_BELOW);
    }

    @Test
    void noModuleOfTheDashboardIsTooLong() throws IOException {
        Path modules = Path.of("src/main/resources/static");
        assertThat(files(modules, ".js")).isNotEmpty();
        assertThat(tooLong(modules, ".js", MOST_LINES_OF_A_MODULE)).isEmpty();
    }

    @Test
    void aFileOfOneLineTooManyIsFound(@TempDir Path tree) throws IOException {
        write(tree.resolve("Fits.java"), MOST_LINES);
        Path long_ = write(tree.resolve("Long.java"), MOST_LINES + 1);

        assertThat(tooLong(tree)).containsExactly(long_);
    }

    @Test
    void theMedianIsTheMiddleOfTheSortedLengths(@TempDir Path tree) throws IOException {
        write(tree.resolve("A.java"), 7);
        write(tree.resolve("B.java"), 300);
        write(tree.resolve("C.java"), 120);

        assertThat(median(tree)).isEqualTo(120);
    }

    private static List<Path> tooLong(Path tree) throws IOException {
        return tooLong(tree, ".java", MOST_LINES);
    }

    private static List<Path> tooLong(Path tree, String kind, int most) throws IOException {
        return files(tree, kind).stream().filter(file -> lines(file) > most).toList();
    }

    private static int median(Path tree) throws IOException {
        int[] lengths =
                sources(tree).stream().mapToInt(SourceTreeTest::lines).sorted().toArray();
        return lengths[lengths.length / 2];
    }

    private static List<Path> sources(Path tree) throws IOException {
        return files(tree, ".java");
    }

    private static List<Path> files(Path tree, String kind) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(file -> file.toString().endsWith(kind))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path file, int lines) throws IOException {
        return Files.write(
                file, IntStream.range(0, lines).mapToObj(i -> "// " + i).toList());
    }
}
