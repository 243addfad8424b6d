package dev.downhill.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    private static ProblemException refusal(byte[] text) {
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> Json.parse(text));
        assertThat(e.kind()).isEqualTo(ProblemException.Kind.MALFORMED);
        assertThat(e.detail())
                .doesNotContain("Source")
                .doesNotContain("Feature")
                .doesNotContain("`");
        return e;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', textBlock = """
            {"a": }            | line 1, column 7
            {"a": NaN}         | NaN
            {"a": 01}          | line 1
            {'a': 1}           | line 1, column 2
            {"a": 1} x         | line 1, column 10
            {"a": 1,}          | line 1, column 9
            // no              | line 1
            {"a": 1            | ends too early
            {"a": 1, "a": 2}   | 'a' is twice
            tru                | line 1
            """)
    void brokenTextIsRefusedWithItsPlace(String text, String named) {
        assertThat(refusal(text.getBytes(StandardCharsets.UTF_8)).detail()).contains(named);
    }

    @Test
    void anEmptyTextIsRefused() {
        assertThat(refusal(new byte[0]).detail()).contains("empty");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertThat(refusal(new byte[] {'"', (byte) 0xff, '"'}).detail()).contains("not valid JSON");
    }

    @Test
    void deepNestingIsRefusedBeforeAnyStackEnds() {
        String deep = "[".repeat(100_000);
        assertThat(refusal(deep.getBytes(StandardCharsets.UTF_8)).detail()).contains("deeper than 100 levels");
    }

    @Test
    void aNumberOfManyDigitsIsRefused() {
        String digits = "9".repeat(5000);
        assertThat(refusal(digits.getBytes(StandardCharsets.UTF_8)).detail()).contains("too long");
    }

    @Test
    void wellFormedTextIsRead() {
        assertThat(Json.parse(" {\"a\": [1, 2.5, null, \"é\"]} ")
                        .path("a")
                        .path(3)
                        .stringValue())
                .isEqualTo("é");
    }

    @Test
    void textOfTooManyTokensIsRefused() {
        byte[] text = ("[" + "0,".repeat((int) Json.MAX_TOKENS) + "0]").getBytes(StandardCharsets.US_ASCII);

        assertThat(refusal(text).detail()).contains("more than 10000000 names, values and brackets");
    }
}
