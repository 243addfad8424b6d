package dev.downhill.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
}
