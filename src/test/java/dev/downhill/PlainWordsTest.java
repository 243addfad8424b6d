package dev.downhill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Comments, messages, documents and the description of the API are in plain words.
class PlainWordsTest {

    private static final Pattern RIDDLE =
            Pattern.compile("\\b([Nn]o[b]ody|[Ss]ome[b]ody|[Ww]ho[e]ver|[Ww]hat [b]ecomes of)\\b");
    private static final Pattern QUESTION = Pattern.compile("/// (What|How|Which|Where|Whether|Who|Whom|Whose)\\b.*");
    private static final Pattern TYPE = Pattern.compile(".*\\b(class|record|interface|enum)\\s+[A-Z].*");

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/main/resources/static", "src/test/java", "src/jmh/java"})
    void noFileHasRiddles(String tree) {
        assertThat(files(Path.of(tree)).flatMap(PlainWordsTest::riddles)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "ARCHITECTURE.md",
                "CONTRIBUTING.md",
                "RELIABILITY.md",
                "PERFORMANCE.md",
                "src/test/resources/openapi.json"
            })
    void noDocumentHasRiddles(String document) {
        assertThat(riddles(Path.of(document))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java", "src/jmh/java"})
    void noTypeOpensWithAQuestion(String tree) {
        assertThat(files(Path.of(tree)).flatMap(PlainWordsTest::questions)).isEmpty();
    }

    @Test
    void aRiddleWouldBeFound() {
        assertThat(RIDDLE.matcher("what " + "becomes of it").find()).isTrue();
        assertThat(RIDDLE.matcher("BodyPublishers.noBody()").find()).isFalse();
        assertThat(questions("A", List.of("/// What it is.", "@Deprecated", "final class A {")))
                .hasSize(1);
        assertThat(questions("A", List.of("/// An example.", "final class A {")))
                .isEmpty();
        assertThat(questions("A", List.of("/// What it returns.", "int size() {")))
                .isEmpty();
    }

    private static Stream<String> riddles(Path file) {
        List<String> lines = lines(file);
        return IntStream.range(0, lines.size())
                .filter(i -> RIDDLE.matcher(lines.get(i)).find())
                .mapToObj(i -> file + ":" + (i + 1) + " " + lines.get(i).strip());
    }

    private static Stream<String> questions(Path file) {
        return questions(file.toString(), lines(file)).stream();
    }

    /// The types whose comment begins with a question word.
    private static List<String> questions(String file, List<String> lines) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean first = i == 0 || !lines.get(i - 1).strip().startsWith("///");
            if (first && QUESTION.matcher(lines.get(i).strip()).matches()) {
                int end = i;
                while (end < lines.size() && lines.get(end).strip().matches("(///|@).*")) {
                    end++;
                }
                if (end < lines.size() && TYPE.matcher(lines.get(end)).matches()) {
                    found.add(file + ":" + (i + 1) + " " + lines.get(i).strip());
                }
            }
        }
        return found;
    }

    private static Stream<Path> files(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|js|css|html)")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
