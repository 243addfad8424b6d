package dev.downhill.dataset.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.format.Cells;
import dev.downhill.dataset.format.SmallFiles;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonColumnsTableTest {

    @TempDir
    private Path folder;

    /// The second is what pandas 2 writes with `DataFrame.to_json`.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1.50,null,3],\"b\":[\"x,]}\",\"q\\\"\",\"z\"],\"c\":[true,false,true]}",
                "{\"a\":{\"0\":1.5,\"1\":null,\"2\":3},\"b\":{\"0\":\"x,]}\",\"1\":\"q\\\"\",\"2\":\"z\"},"
                        + "\"c\":{\"0\":true,\"1\":false,\"2\":true}}",
                "\uFEFF{ \"a\" : [ 1.5 ,\n null , 3 ] ,\n\"b\": [\"x,]}\" , \"q\\u0022\", \"z\"],"
                        + "\"c\":[true,false,true]\n}\n"
            })
    void columnsBecomeRows(String text) throws IOException {
        try (Table table = SmallFiles.open(folder, SmallFiles.text(text))) {
            assertThat(table.format()).isEqualTo("json");
            assertThat(table.fields()).containsExactly(Field.of("a"), Field.of("b"), Field.of("c"));
            assertThat(Cells.read(table))
                    .containsExactly(
                            List.of("1.5", "x,]}", "true"), List.of("-", "q\"", "false"), List.of("3", "z", "true"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":[1,2],\"b\":[1]}|different_counts|column \"b\"",
                "{\"a\":[1,2],\"a\":[1,2]}|repeated_name|#",
                "{\"a\":[1,2],\"b\":[1,no]}|malformed_json|row 2, column \"b\"",
                "{\"\\q\":[1,2]}|unusable_name|#",
                "{\"a\":[1,[2]]}|nested_value|row 1, column \"a\""
            })
    void whatDoesNotFitIsNamed(String text, String code, String place) throws IOException {
        ProblemException refusal = SmallFiles.refusal(folder, SmallFiles.text(text), null);
        assertThat(SmallFiles.code(refusal)).isEqualTo(code);
        assertThat(refusal.problems().getFirst().pointer()).isEqualTo(place);
    }

    @Test
    void fieldsOfObjectsWithinAreColumns() throws IOException {
        String text = """
                {"id":1,"place":{"city":"Bern","at":{"lat":46.9}}}
                {"id":2,"place":{"city":null}}
                {"id":3,"place":null}
                """;
        try (Table table = SmallFiles.open(folder, SmallFiles.text(text))) {
            assertThat(table.fields().stream().map(Field::name))
                    .containsExactly("id", "place.city", "place.at.lat", "place");
            assertThat(Cells.read(table))
                    .containsExactly(
                            List.of("1", "Bern", "46.9", "-"),
                            List.of("2", "-", "-", "-"),
                            List.of("3", "-", "-", "-"));
        }
        String twice = "{\"a.b\":1,\"a\":{\"b\":2}}\n";
        assertThat(SmallFiles.code(SmallFiles.refusal(folder, SmallFiles.text(twice), null)))
                .isEqualTo("repeated_name");
    }
}
