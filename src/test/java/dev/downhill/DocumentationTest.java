package dev.downhill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The documents name types, members, packages and files; this keeps the names true.
class DocumentationTest {

    private static final Path MAIN = Path.of("src/main/java/dev/downhill");
    private static final Map<String, Path> SOURCES = sources();

    /// A type, or a type and what it holds: `Trainer`, `LayerSpec.Dense`, `Network.compile`.
    private static final Pattern TYPE =
            Pattern.compile("(?<type>[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(\\.(?<member>[A-Za-z]\\w*))?");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "RELIABILITY.md"})
    void everyTypeNamedExists(String document) {
        List<String> unknown = Markdown.of(document).codeSpans().stream()
                .filter(span -> TYPE.matcher(span).matches())
                .filter(span -> !Files.exists(Path.of(span)))
                .filter(span -> !exists(span))
                .toList();

        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CHANGELOG.md", "RELIABILITY.md"})
    void everyLinkLeadsSomewhere(String document) {
        List<String> dead = Markdown.of(document).links().stream()
                .filter(link -> !link.contains("://"))
                .filter(link -> !leadsSomewhere(document, link))
                .toList();

        assertThat(dead).isEmpty();
    }

    @Test
    void everyPackageIsOnTheMapAndNoOther() {
        Set<String> onTheMap = Markdown.of("ARCHITECTURE.md").codeSpans().stream()
                .filter(span -> span.matches("[a-z0-9]+(/[a-z0-9]+)*/"))
                .map(span -> span.substring(0, span.length() - 1))
                .filter(span -> !span.startsWith("src/"))
                .collect(Collectors.toSet());

        assertThat(onTheMap).containsExactlyInAnyOrderElementsOf(packages());
    }

    @Test
    void unknownNamesWouldBeFound() {
        assertThat(exists("Downhill")).isTrue();
        assertThat(exists("Downhill.main")).isTrue();
        assertThat(exists("Uphill")).isFalse();
        assertThat(exists("Downhill.climb")).isFalse();
    }

    private static boolean leadsSomewhere(String document, String link) {
        int fragment = link.indexOf('#');
        String file = fragment == 0 ? document : fragment < 0 ? link : link.substring(0, fragment);
        return Files.exists(Path.of(file))
                && (fragment < 0 || Markdown.of(file).anchors().contains(link.substring(fragment + 1)));
    }

    private static boolean exists(String span) {
        Matcher name = TYPE.matcher(span);
        if (!name.matches()) {
            throw new IllegalArgumentException(span);
        }
        Path source = SOURCES.get(name.group("type"));
        String member = name.group("member");
        return source != null
                && (member == null
                        || Pattern.compile("\\b" + member + "\\b")
                                .matcher(read(source))
                                .find());
    }

    private static List<String> packages() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> MAIN.relativize(file.getParent()).toString().replace('\\', '/'))
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("fixture"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), file -> file, (a, b) -> a));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
