package dev.downhill.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.testing.Allocated;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonObjectReaderTest {

    private enum Colour {
        RED,
        DARK_BLUE
    }

    private static JsonObjectReader fields(String json) {
        return JsonObjectReader.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> found(JsonObjectReader fields) {
        return fields.problems().list().stream()
                .map(problem -> problem.pointer() + " " + problem.code())
                .toList();
    }

    @Test
    void valuesAreReadAsTheyStand() {
        JsonObjectReader body = fields("""
                {"i": 3, "w": 3.0, "l": 9007199254740993, "n": 0.5, "t": "x", "f": true, "c": "dark_blue", "a": [1, 2]}
                """);

        assertThat(body.integer("i", 1, 5).required()).isEqualTo(3);
        assertThat(body.integer("w", 1, 5).required()).isEqualTo(3);
        assertThat(body.wholeNumber("l", 0, Long.MAX_VALUE).required()).isEqualTo(9007199254740993L);
        assertThat(body.number("n", Range.above(0)).required()).isEqualTo(0.5);
        assertThat(body.text("t", 1).required()).isEqualTo("x");
        assertThat(body.flag("f").required()).isTrue();
        assertThat(body.choice("c", Colour.class).required()).isEqualTo(Colour.DARK_BLUE);
        assertThat(body.integers("a", 1, 2, 2, 2).required()).containsExactly(1, 2);
        body.throwIfAny("never");
    }

    @Test
    void absentAndNullTakeTheFallback() {
        JsonObjectReader body = fields("{\"b\": null}");

        assertThat(body.integer("a", 1, 5).orElse(4)).isEqualTo(4);
        assertThat(body.integer("b", 1, 5).orNull()).isNull();
        assertThat(body.isNull("b")).isTrue();
        assertThat(body.isNull("a")).isFalse();
        assertThat(body.has("b")).isTrue();
        body.throwIfAny("never");
    }

    @Test
    void everyProblemIsReportedAtOnceAndAStandInKeepsReadingGoing() {
        JsonObjectReader body = fields("""
                {"i": 1.5, "j": "3", "k": 4294967296, "n": -1, "f": 1, "c": "dark_blu", "layers": [{}, {"unit": 3}]}
                """);

        assertThat(body.integer("i", 1, 5).required()).isEqualTo(1);
        assertThat(body.integer("j", 2, 5).required()).isEqualTo(2);
        assertThat(body.integer("k", 1, Integer.MAX_VALUE).orElse(7)).isEqualTo(7);
        assertThat(body.number("n", Range.above(0).below(1)).required()).isEqualTo(0.5);
        assertThat(body.flag("f").orElse(true)).isTrue();
        assertThat(body.choice("c", Colour.class).orElse(Colour.RED)).isEqualTo(Colour.RED);
        assertThat(body.text("name", 9).required()).isEmpty();
        for (JsonObjectReader layer : body.objects("layers", 10)) {
            layer.integer("units", 1, 9).orElse(1);
        }

        assertThatThrownBy(() -> body.throwIfAny("No.")).isInstanceOf(ProblemException.class);
        assertThat(found(body))
                .containsExactly(
                        "#/i not_whole",
                        "#/j wrong_type",
                        "#/k out_of_range",
                        "#/n out_of_range",
                        "#/f wrong_type",
                        "#/c unknown_value",
                        "#/name missing",
                        "#/layers/1/unit unknown_field");
        assertThat(body.problems().list().get(2).detail())
                .isEqualTo("This must be a whole number between 1 and 2147483647, not 4294967296.");
        assertThat(body.problems().list().get(3).detail()).isEqualTo("This must be above 0 and below 1, not -1.");
        assertThat(body.problems().list().getLast().hint()).isEqualTo("Did you mean 'units'?");
    }

    @Test
    void aNumberTooLargeForADoubleIsOutOfRange() {
        JsonObjectReader body = fields("{\"a\": 1e400, \"b\": 1e400}");

        assertThat(body.number("a", Range.ANY).orNull()).isNull();
        assertThat(body.integer("b", 0, 5).orNull()).isNull();
        assertThat(found(body)).containsExactly("#/a out_of_range", "#/b out_of_range");
    }

    @Test
    void aMissingNestedObjectIsReportedOnce() {
        JsonObjectReader body = fields("{\"s\": 5}");

        assertThat(body.object("o").integer("x", 1, 2).required()).isEqualTo(1);
        assertThat(body.object("s").integer("x", 1, 2).required()).isEqualTo(1);
        assertThat(found(body)).containsExactly("#/o missing", "#/s wrong_type");
    }

    @Test
    void anAbsentNestedObjectGivesTheDefaults() {
        JsonObjectReader body = fields("{}");

        assertThat(body.objectOrEmpty("o").integer("x", 1, 9).orElse(5)).isEqualTo(5);
        assertThat(body.objectOrNull("p")).isNull();
        assertThat(body.objectsByName("q")).isEmpty();
        body.throwIfAny("never");
    }

    @Test
    void namesOfTheClientsChoiceAreEscapedInPointers() {
        JsonObjectReader body = fields("{\"columns\": {\"a/b\": {\"x\": 1}, \"c~d\": {}}}");

        Map<String, JsonObjectReader> columns = body.objectsByName("columns");
        assertThat(columns).containsOnlyKeys("a/b", "c~d");
        body.finish();
        body.finish();
        assertThat(found(body)).containsExactly("#/columns/a~1b/x unknown_field");
    }

    @Test
    void anArrayWithTooManyEntriesIsNotRead() {
        JsonObjectReader body = fields("{\"a\": [{},{},{}], \"b\": [], \"c\": {}}");

        assertThat(body.objects("a", 2)).isEmpty();
        assertThat(body.objects("b", 2)).isEmpty();
        assertThat(body.objects("c", 2)).isEmpty();
        assertThat(body.objects("d", 2)).isEmpty();
        assertThat(found(body)).containsExactly("#/a wrong_count", "#/b wrong_count", "#/c wrong_type", "#/d missing");
    }

    @Test
    void aTextIsNeitherBlankNorTooLong() {
        JsonObjectReader body = fields("{\"a\": \" \", \"b\": \"abc\", \"c\": 1}");

        assertThat(body.text("a", 2).orNull()).isNull();
        assertThat(body.text("b", 2).orNull()).isNull();
        assertThat(body.text("c", 2).orNull()).isNull();
        assertThat(found(body)).containsExactly("#/a blank", "#/b too_long", "#/c wrong_type");
    }

    @Test
    void longValuesAreCutInTheDetail() {
        JsonObjectReader body = fields("{\"a\": \"" + "x".repeat(5000) + "\"}");

        assertThat(body.integer("a", 1, 2).orNull()).isNull();
        assertThat(body.problems().list()).extracting(Problem::detail).allMatch(detail -> detail.length() < 150);
    }

    @Test
    void anythingButAnObjectIsRefused() {
        assertThatThrownBy(() -> fields("[1]").throwIfAny("No."))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.kind()).isEqualTo(ProblemException.Kind.UNFIT));
    }

    @Test
    void namesAreComparedUntilTheReportIsFull() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 100_000; i++) {
            json.append("\"an_unknown_name_").append(i).append("\":1,");
        }
        JsonObjectReader body =
                JsonObjectReader.parse(json.append("\"epochs\":1}").toString().getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 50; i++) {
            body.has("a_known_name_" + i);
        }

        assertThat(Allocated.by(body::finish)).isLessThan(50_000_000);
        assertThat(body.problems().list()).hasSize(100);
    }

    @Test
    void aLongNameIsCutInItsPointer() {
        JsonObjectReader body =
                JsonObjectReader.parse(("{\"" + "n".repeat(40_000) + "\":1}").getBytes(StandardCharsets.UTF_8));

        body.finish();

        assertThat(body.problems().list().getFirst().pointer()).isEqualTo("#/" + "n".repeat(200) + "…");
    }
}
