package dev.downhill.dataset.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.format.Tables;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TableCursor;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import dev.downhill.testing.Allocated;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,x\n2,y\n",
                "a;b\n1;x\n2;y\n",
                "a\tb\n1\tx\n2\ty\n",
                "a,b\r\n1,x\r\n2,y\r\n",
                "\uFEFFa,b\n1,x\n2,y\n",
                "a,b\n1,x\n2,y",
                "a,b\n\n1,x\n\n\n2,y\n\n",
                "\"a\",\"b\"\n\"1\",\"x\"\n\"2\",\"y\"\n",
                " a , b \n 1 , x \n 2 , y \n",
            })
    void everyDialectReadsAlike(String text) throws IOException {
        CsvTable table = Tables.csv(text);
        assertThat(table.fields()).containsExactly(Field.of("a"), Field.of("b"));
        assertThat(cells(table)).containsExactly(List.of("1", "x"), List.of("2", "y"));
        assertThat(table.warnings()).isEmpty();
    }

    @Test
    void tabMakesItTsv() {
        assertThat(Tables.csv("a\tb\n1\t2\n").format()).isEqualTo("tsv");
        assertThat(Tables.csv("a;b\n1;2\n").format()).isEqualTo("csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"len (mm; cm; in; ft)\",w\n1,2\n",
                "\"a, b, c, d\";w\n1;2\n",
                "\"a\tb\tc\",w\n1,2\n",
                "\"two\nlines, of, a, name\";w\n1;2\n",
                "w\t\"say \"\",,,,\"\" twice\"\n1\t2\n",
                "w;\"x\n,,,,\n,,,,\"\n1;2\n"
            })
    void separatorsWithinAQuotedNameDoNotCount(String text) throws IOException {
        CsvTable table = Tables.csv(text);
        assertThat(table.fields()).hasSize(2);
        assertThat(cells(table)).containsExactly(List.of("1", "2"));
    }

    @Test
    void blanksAroundQuotesDoNotCount() throws IOException {
        CsvTable table = Tables.csv("note, x, class\n\"a, 0\", 3.24, \"lo\"\n\"a, 1\" , 6.51 , \"hi\" \n");
        assertThat(cells(table)).containsExactly(List.of("a, 0", "3.24", "lo"), List.of("a, 1", "6.51", "hi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\na\n\nb\n", "x\r\na\r\n\r\nb\r\n", "x\na\n\"\"\nb", "x\na\n  \nb\n", "\n\nx\na\n\nb\n"})
    void anEmptyLineIsARowOfAFileOfOneColumn(String text) throws IOException {
        assertThat(cells(Tables.csv(text))).containsExactly(List.of("a"), List.of(""), List.of("b"));
    }

    @Test
    void emptyLinesAtBothEndsAreRowsOfAFileOfOneColumn() throws IOException {
        assertThat(cells(Tables.csv("x\n\na\n\n"))).containsExactly(List.of(""), List.of("a"), List.of(""));
    }

    @Test
    void separatorsWithinFieldsDoNotCount() {
        CsvTable table = Tables.csv("name;note\n\"a\";\"x, y, z\"\nb;c, d, e\n");
        assertThat(table.fields()).hasSize(2);
    }

    @Test
    void quotedFieldsKeepSeparatorsQuotesAndLineBreaks() throws IOException {
        CsvTable table = Tables.csv("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n\"two\nlines\",z\n");
        assertThat(cells(table)).containsExactly(List.of("1,5", "say \"hi\""), List.of("two\nlines", "z"));
    }

    @Test
    void linesCountAcrossQuotedLineBreaks() {
        ProblemException refusal = Tables.refusal("a,b\n\"x\ny\",1\nz\n");
        assertThat(refusal.problems().getFirst().pointer()).isEqualTo("row 2, column \"b\"");
        assertThat(refusal.problems().getFirst().detail()).contains("row 2 (line 4)");
    }

    @Test
    void firstRowOfNumbersIsNoHeader() throws IOException {
        CsvTable table = Tables.csv("5.1,3.5,0\n4.9,3.0,1\n");
        assertThat(table.fields()).containsExactly(Field.of("column_1"), Field.of("column_2"), Field.of("column_3"));
        assertThat(cells(table)).hasSize(2);
        assertThat(table.guesses()).singleElement().asString().contains("counts as data");
    }

    @Test
    void repeatedAndEmptyNamesAreReplacedWithAWarning() {
        CsvTable table = Tables.csv("a,,a,a_2,a,\n1,2,3,4,5,6\n");
        assertThat(table.fields().stream().map(Field::name))
                .containsExactly("a", "column_2", "a_3", "a_2", "a_4", "column_6");
        assertThat(table.warnings()).hasSize(4).allMatch(warning -> warning.contains("is called"));
    }

    @Test
    void everyRaggedRowIsNamed() {
        ProblemException refusal = Tables.refusal("a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3\n1\n");
        assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.UNFIT);
        assertThat(refusal.problems().stream().map(Problem::pointer))
                .containsExactly("row 2, column \"c\"", "row 3, column 4", "row 5, column \"b\"");
        assertThat(refusal.problems().getFirst().detail()).contains("row 2 (line 3) has 2 fields");
    }

    @Test
    void aFileOfRaggedRowsEndsInAHundredProblems() {
        String text = "a,b\n" + "1\n".repeat(100_000);
        assertThat(Tables.refusal(text).problems()).hasSize(100);
    }

    @Test
    void bytesThatAreNoUtf8AreNamed() {
        byte[] text = "a,b\n1,x\n2,M?ller\n".getBytes(StandardCharsets.ISO_8859_1);
        text["a,b\n1,x\n2,M".length()] = (byte) 0xfc;
        Problem problem = Tables.refusal(text).problems().getFirst();
        assertThat(problem.pointer()).isEqualTo("row 2, column \"b\"");
        assertThat(problem.code()).isEqualTo("invalid_utf8");
    }

    @Test
    void headerThatIsNoUtf8IsRefused() {
        byte[] text = {(byte) 0xfc, ',', 'b', '\n', '1', ',', '2', '\n'};
        assertThat(Tables.refusal(text).problems().getFirst().code()).isEqualTo("invalid_utf8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n\"3,4\n5,6\n", "a,b\n1,2\n\"3\"x,4\n"})
    void brokenQuotesAreRefusedNamingTheRow(String text) {
        Problem problem = Tables.refusal(text).problems().getFirst();
        assertThat(problem.code()).isEqualTo("malformed_csv");
        assertThat(problem.pointer()).isEqualTo("row 2");
        assertThat(problem.detail()).doesNotContain("Exception").doesNotContain("fastcsv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF"})
    void emptyFileIsRefused(String text) {
        assertThat(Tables.refusal(text).problems().getFirst().code()).isEqualTo("empty_file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n", "a,b\n1,2\n"})
    void fileOfNoRowOrOneIsRefused(String text) {
        assertThat(Tables.refusal(text).problems().getFirst().code()).isEqualTo("too_few_rows");
    }

    @Test
    void tooManyColumnsAreRefused() {
        assertThat(Tables.refusal("a,".repeat(10_001) + "b\n")
                        .problems()
                        .getFirst()
                        .code())
                .isEqualTo("too_many_columns");
    }

    @Test
    void fieldWithoutEndIsRefusedBeforeItFillsTheHeap() {
        Problem problem =
                Tables.refusal("a,b\n1,\"" + "x".repeat(3_000_000)).problems().getFirst();
        assertThat(problem.code()).isEqualTo("malformed_csv");
    }

    private static List<List<String>> cells(Table table) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (TableCursor cursor = table.read(new Problems())) {
            while (cursor.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < table.fields().size(); i++) {
                    row.add(cursor.text(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /// Once each repeated name was searched for from 2 on: 50 million comparisons for a header of 2 MB.
    @Test
    void aNameThatIsRepeatedTenThousandTimesIsNumberedAtOnce() {
        String header = ("a".repeat(190) + ",").repeat(9_999) + "b\n1\n";

        assertThat(Allocated.by(() -> Tables.csv(header))).isLessThan(500_000_000);
        assertThat(Tables.csv("a,a,b,a,a_3\n").fields())
                .extracting(Field::name)
                .containsExactly("a", "a_2", "b", "a_4", "a_3");
    }
}
