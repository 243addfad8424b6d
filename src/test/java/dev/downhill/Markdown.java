package dev.downhill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A document of this project, as far as the tests read it.
///
/// @param file where it lies
/// @param text all of it
record Markdown(Path file, String text) {

    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)[^\\n]*\\n(.*?)^```$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("!?\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

    /// A fenced block.
    ///
    /// @param language what stands behind the opening fence
    record Block(String language, String content) {}

    static Markdown of(String file) {
        Path path = Path.of(file);
        try {
            return new Markdown(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The fenced blocks below the heading, up to the next heading of the second level.
    List<Block> blocksUnder(String heading) {
        int from = text.indexOf("\n## " + heading + "\n");
        if (from < 0) {
            throw new IllegalArgumentException(file + " has no heading " + heading);
        }
        int to = text.indexOf("\n## ", from + 1);
        return FENCED.matcher(to < 0 ? text.substring(from) : text.substring(from, to))
                .results()
                .map(match -> new Block(match.group(1), match.group(2)))
                .toList();
    }

    /// What stands between backticks in the prose.
    List<String> codeSpans() {
        return all(CODE, prose());
    }

    /// Where the links of the prose lead.
    List<String> links() {
        return all(LINK, prose());
    }

    /// The names under which the headings can be linked to.
    List<String> anchors() {
        return all(HEADING, prose()).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{Alnum} -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private String prose() {
        return FENCED.matcher(text).replaceAll("");
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
