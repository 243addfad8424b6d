package dev.downhill.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The dark colour scheme replaces colours and nothing else. So `PagesIT` checks the rules that do not depend on
/// colours in the light one only.
class ColourSchemeTest {

    private static final Path STYLES = Path.of("src", "main", "resources", "static", "css");

    private static final String SCHEME = "prefers-color-scheme";

    private static final Pattern DARK =
            Pattern.compile("@media \\(" + SCHEME + ": dark\\) \\{\\s*:root \\{([^}]*)}\\s*}");

    private static final Pattern COLOUR = Pattern.compile("--[a-z0-9-]+:.*(#[0-9a-f]{6}|rgb\\([^)]*\\))");

    @Test
    void onlyTheTokensDependOnTheScheme() throws IOException {
        try (Stream<Path> styles = Files.list(STYLES)) {
            assertThat(styles.filter(style -> read(style).contains(SCHEME)))
                    .containsExactly(STYLES.resolve("tokens.css"));
        }
    }

    @Test
    void theDarkSchemeReplacesColoursAlone() {
        String tokens = read(STYLES.resolve("tokens.css"));
        List<MatchResult> dark = DARK.matcher(tokens).results().toList();

        assertThat(dark).hasSize(1);
        assertThat(tokens.split(SCHEME, -1)).hasSize(2);
        assertThat(dark.getFirst().group(1).split(";", -1))
                .extracting(String::strip)
                .filteredOn(declaration -> !declaration.isEmpty())
                .hasSizeGreaterThan(20)
                .allMatch(COLOUR.asMatchPredicate());
    }

    private static String read(Path style) {
        try {
            return Files.readString(style);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
