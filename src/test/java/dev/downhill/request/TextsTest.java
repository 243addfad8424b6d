package dev.downhill.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.downhill.testing.Allocated;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TextsTest {

    private static final String EMOJI = "\ud83d\ude00";

    @ParameterizedTest
    @ValueSource(strings = {"", "é", "\n", EMOJI, "a" + EMOJI + "b", "\uffff"})
    void whatCanBeWrittenIsText(String text) {
        assertThat(Texts.fault(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d", EMOJI + "\ud83d", "\ud83d" + EMOJI})
    void halfAPairIsNoText(String text) {
        assertThat(Texts.fault(text)).contains("half a surrogate pair (\\ud").contains("no character");
    }

    @Test
    void aZeroCharacterIsNoText() {
        assertThat(Texts.fault("a\0")).contains("a zero character (\\u0000)");
    }

    @Test
    void aCutNeverHalvesAPair() {
        String text = "a" + EMOJI + "b";

        assertThat(List.of(0, 1, 2, 3, 4, 5).stream().map(length -> Texts.cut(text, length)))
                .containsExactly("", "a", "a", "a" + EMOJI, text, text);
    }

    @Test
    void whatIsShownCanBeWritten() {
        String shown = Texts.printable("a\0b\ud83d" + EMOJI + "\ude00");

        assertThat(shown).isEqualTo("a b\uFFFD" + EMOJI + "\uFFFD");
        assertThat(new String(shown.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(shown);
    }

    @Test
    void everyNameAndValueOfABodyIsLookedAt() {
        String body = """
                {"a": "\\ud800", "b": {"\\u0000": 1}, "c": ["x", ["\\u0000"]], "d": "\\ud83d\\ude00"}""";
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> JsonObjectReader.parse(body.getBytes(StandardCharsets.UTF_8)));

        assertThat(refusal.problems().stream().map(problem -> problem.pointer() + " " + problem.code()))
                .containsExactly("#/a wrong_character", "#/b/  wrong_character", "#/c/1/0 wrong_character");
    }

    /// Once each value wrote its pointer: 240,000 times a name of 40,000 characters, 14 seconds for 1 MB.
    @Test
    void aLongNameIsNotRepeatedForEachValueBelowIt() {
        JsonNode body = Json.parse("{\"" + "n".repeat(40_000) + "\":[" + "\"a\",".repeat(240_000) + "\"a\"]}");
        Problems problems = new Problems();

        assertThat(Allocated.by(() -> Texts.check(body, "#", problems))).isLessThan(100_000_000);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void aFaultIsFoundAtEveryDepth() {
        JsonNode body = Json.parse("{\"a\":[1,[{\"b/c\":\"\\u0000\"}],\"\\ud800\"],\"\\u0000\":2}");
        Problems problems = new Problems();

        Texts.check(body, "#", problems);

        assertThat(problems.list()).extracting(Problem::pointer).containsExactly("#/a/1/0/b~1c", "#/a/2", "#/ ");
    }

    @Test
    void theCheckEndsWithTheReport() {
        JsonNode body = Json.parse("{\"" + "n".repeat(40_000) + "\":[" + "\"\\u0000\",".repeat(240_000) + "1]}");
        Problems problems = new Problems();

        assertThat(Allocated.by(() -> Texts.check(body, "#", problems))).isLessThan(100_000_000);
        assertThat(problems.isFull()).isTrue();
        assertThat(problems.list()).allMatch(problem -> problem.pointer().length() < 300);
    }
}
