package dev.downhill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.Command.Outcome;
import dev.downhill.Markdown.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The five minutes of README.md, line by line, on a service of any database: each line runs, and what the document
/// shows of an answer is what comes.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class WalkContract {

    private static final Pattern CUT = Pattern.compile("[…\n]");

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("downhill.home", () -> temporary().toString());
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("downhill");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyLineOfTheReadmeRunsAndAnswersAsShown(@TempDir Path folder) throws Exception {
        List<Block> blocks = Markdown.of("README.md").blocksUnder("Five minutes");

        Outcome outcome = Command.run(folder, Duration.ofMinutes(5), "bash", "-euo", "pipefail", "-c", script(blocks));

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).containsSubsequence(shown(blocks));
        assertThat(folder.resolve("curves.svg")).content().startsWith("<svg").contains("</svg>");
    }

    private String script(List<Block> blocks) {
        return content(blocks, "sh")
                .collect(Collectors.joining("\necho\n"))
                .replace("localhost:8080", "127.0.0.1:" + port)
                .replace("@src/", "@" + Path.of("src").toAbsolutePath() + "/");
    }

    /// The answers as the document shows them, cut where it leaves something out.
    private static List<String> shown(List<Block> blocks) {
        return content(blocks, "json")
                .flatMap(answer -> CUT.splitAsStream(answer))
                .filter(piece -> !piece.isBlank())
                .toList();
    }

    private static Stream<String> content(List<Block> blocks, String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .map(Block::content);
    }
}
