package dev.downhill.dataset.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.dataset.format.Cells;
import dev.downhill.dataset.format.SmallFiles;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTableTest {

    @TempDir
    private Path folder;

    @Test
    void fieldsOfAnyLineAreColumns() throws IOException {
        String text = "{\"a\":1.50,\"b\":\"x\"}\r\n\n{\"b\":null,\"c\":true}\n{\"a\":\" 7 \",\"c\":false}";
        try (Table table = SmallFiles.open(folder, SmallFiles.text(text))) {
            assertThat(table.format()).isEqualTo("jsonl");
            assertThat(table.fields()).containsExactly(Field.of("a"), Field.of("b"), Field.of("c"));
            assertThat(Cells.read(table))
                    .containsExactly(List.of("1.5", "x", "-"), List.of("-", "-", "true"), List.of("7", "-", "false"));
        }
    }

    @Test
    void everyLineThatDoesNotFitIsNamed() throws IOException {
        ProblemException refusal = refusal("{\"a\":1}\n\n{\"a\":[1]}\n[1]\n{\"a\":\n{\"a\":1,\"a\":2}\n{\" \":1}\n");
        assertThat(refusal.problems().stream().map(Problem::pointer))
                .containsExactly("row 2, column \"a\"", "row 3", "row 4", "row 5", "row 6");
        assertThat(refusal.problems().stream().map(Problem::code))
                .containsExactly("nested_value", "not_an_object", "malformed_json", "malformed_json", "unusable_name");
        assertThat(refusal.problems().getFirst().detail()).contains("row 2 (line 3)");
    }

    @Test
    void fileWithoutFieldsIsRefused() throws IOException {
        assertThat(SmallFiles.code(refusal("{}\n{}\n"))).isEqualTo("no_columns");
    }

    @Test
    void lineWithoutEndIsRefusedBeforeItFillsTheHeap() throws IOException {
        assertThat(SmallFiles.code(refusal("{\"a\":\"" + "x".repeat(2_000_000) + "\"}")))
                .isEqualTo("line_too_long");
    }

    @Test
    void tooManyColumnsAreRefused() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10_001; i++) {
            text.append("{\"a").append(i).append("\":1}\n");
        }
        assertThat(SmallFiles.code(refusal(text.toString()))).isEqualTo("too_many_columns");
    }

    private ProblemException refusal(String text) throws IOException {
        return SmallFiles.refusal(folder, SmallFiles.text(text), null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"x\":1,\"class\":\"l}o\"},{\"x\":2,\"class\":\"h\\\"i\"}]",
                "[\n  {\n \"x\":1,\n\"class\":\"l}o\"\n},\n{\"x\":2,\"class\":\"h\\\"i\"}\n]\n",
                "{\n  \"x\": 1,\n  \"class\": \"l}o\"\n}\n{\n  \"x\": 2,\n  \"class\": \"h\\\"i\"\n}\n",
                "{\"data\": [{\"x\":1,\"class\":\"l}o\"}, {\"x\":2,\"class\":\"h\\\"i\"}], \"more\": [{\"z\":1}]}",
                "\uFEFF{\"rows\":\n[{\"x\":1,\"class\":\"l}o\"},{\"x\":2,\"class\":\"h\\\"i\"}]}"
            })
    void objectsNeedNotStandOneALine(String text) throws IOException {
        JsonLinesTable table =
                JsonLinesTable.open(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(table.fields()).extracting(Field::name).containsExactly("x", "class");
        assertThat(Cells.read(table)).containsExactly(List.of("1", "l}o"), List.of("2", "h\"i"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2]", "[{\"x\":1},{\"x\":", "[", "[]", "{\n\"x\":1\n", "[{\"x\":1}{\"x\":2}oops]"})
    void brokenArraysAreRefused(String text) {
        assertThatThrownBy(() ->
                        JsonLinesTable.open(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(ProblemException.class);
    }
}
