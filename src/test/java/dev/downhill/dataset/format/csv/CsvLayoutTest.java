package dev.downhill.dataset.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.downhill.dataset.CsvSpec;
import dev.downhill.dataset.CsvSpec.Header;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.format.Cells;
import dev.downhill.dataset.format.Tables;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.TextEncoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Layouts as other programs write them: inferred, told, and settable.
class CsvLayoutTest {

    private static final String ROWS = "1.5S2S\"l S o\"N2.5S3ShiN3.5S4SloN";

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", "^", " "})
    void everySeparatorIsFound(String separator) throws IOException {
        String text = ("xSzSclassN" + ROWS).replace("S", separator).replace("N", "\n");
        CsvTable table = Tables.csv(text);

        assertThat(table.fields()).extracting(Field::name).containsExactly("x", "z", "class");
        assertThat(Cells.read(table)).hasSize(3).element(1).isEqualTo(List.of("2.5", "3", "hi"));
        assertThat(Objects.requireNonNull(table.csv()).delimiter()).isEqualTo(separator);
        assertThat(table.guesses()).isEmpty();
    }

    @Test
    void alignedColumnsAreSeparatedByRunsOfBlanks() throws IOException {
        CsvTable table = Tables.csv("  mpg   cyl name\n 18.0     8 \"ford  torino\"\n  9.5    10 audi   \n");

        assertThat(table.fields()).extracting(Field::name).containsExactly("mpg", "cyl", "name");
        assertThat(Cells.read(table))
                .containsExactly(List.of("18.0", "8", "ford  torino"), List.of("9.5", "10", "audi"));
    }

    @Test
    void decimalCommasAreNoSeparators() {
        StringBuilder text = new StringBuilder("flaeche;preis;art\n");
        for (int i = 0; i < 60; i++) {
            text.append(i).append(",5;1,").append(i).append(";lo\n");
        }
        assertThat(Tables.csv(text.toString()).fields()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quarterly report;;\n;;\n", "Quarterly report\n\n", "Report;2024\n", "\"Two\nlines\"\n"})
    void titleLinesAreSkipped(String title) throws IOException {
        CsvTable table = Tables.csv(title + "x;z;w;class\n1,5;2;3;lo\n2,5;3;4;hi\n3,5;4;5;lo\n");

        assertThat(table.fields()).extracting(Field::name).containsExactly("x", "z", "w", "class");
        assertThat(Cells.read(table)).hasSize(3);
        assertThat(Objects.requireNonNull(table.csv()).skipRows())
                .isEqualTo(title.chars().filter(c -> c == '\n').sum() / '\n');
        assertThat(table.guesses()).extracting(Guess::code).containsExactly("csv.skip_rows");
    }

    @Test
    void aHeaderWithFewNamesIsNoTitle() {
        assertThat(Tables.csv(",value\n0,1.5\n1,2.5\n").fields())
                .extracting(Field::name)
                .containsExactly("column_1", "value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=|\r\n", "SEP=|\n", "\"sep=|\"\n"})
    void aLineMayNameTheSeparator(String line) throws IOException {
        CsvTable table = Tables.csv(line + "a,b|c\n1,5|2\n2,5|3\n");

        assertThat(table.fields()).extracting(Field::name).containsExactly("a,b", "c");
        assertThat(Cells.read(table)).hasSize(2);
    }

    @Test
    void commentLinesAreSkipped() throws IOException {
        CsvTable table = Tables.csv("# made by x, y\nx,z,class\n1,2,lo\n# a break\n2,3,hi\n");

        assertThat(Cells.read(table)).containsExactly(List.of("1", "2", "lo"), List.of("2", "3", "hi"));
        assertThat(Objects.requireNonNull(table.csv()).comment()).isEqualTo("#");
        assertThat(table.guesses()).extracting(Guess::code).containsExactly("csv.comment");
    }

    @Test
    void aNameOrAValueMayBeginWithTheSign() throws IOException {
        CsvTable table = Tables.csv("#x,colour\n1,#fff\n2,#000\n");

        assertThat(table.fields()).extracting(Field::name).containsExactly("#x", "colour");
        assertThat(Objects.requireNonNull(table.csv()).comment()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3.24,0.8,lo\n6.51,0.4,hi\n5.36,1.8,lo\n",
                "Alice,3,1.5\nBob,4,2.5\nCarol,5,3.5\n",
                "lo,Rome\nhi,Paris\nlo,Rome\n",
                "2024-01-01,lo\n2024-01-02,hi\n2024-01-03,mid\n",
                "1.234,5;950,0;a\n2.000,5;8,5;b\n12,5;9,5;a\n",
                "NA,3.5,lo\n2.5,4.5,hi\n3.5,1.5,lo\n"
            })
    void aFileWithoutNamesIsAllData(String text) throws IOException {
        CsvTable table = Tables.csv(text);

        assertThat(Cells.read(table)).hasSize(3);
        assertThat(table.fields().getFirst().name()).isEqualTo("column_1");
        assertThat(Objects.requireNonNull(table.csv()).header()).isEqualTo(Header.ABSENT);
        assertThat(table.guesses()).extracting(Guess::code, Guess::row).containsExactly(tuple("csv.header", 1L));
        assertThat(table.guesses().getFirst().sentence()).contains("column_1").contains("csv.header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,class\n1,lo\n2,hi\n",
                "country,1990,1991\nIT,1,2\nFR,3,4\n",
                "0,1,class\n5.1,3.5,a\n4.9,3.0,b\n",
                "name,city\nAnn,Rome\nBob,Paris\n",
                "class,x\nclass,1\nother,2\n",
                "a,b,c\n,,\n1,2,x\n"
            })
    void aHeaderIsOne(String text) {
        assertThat(Objects.requireNonNull(Tables.csv(text).csv()).header()).isEqualTo(Header.PRESENT);
    }

    @Test
    void whatIsSaidCountsForMore() throws IOException {
        CsvSpec said = new CsvSpec(";", "'", Header.ABSENT, 1, "%", null, null, null, null);
        CsvTable table = csv("title;x\na;'b;c'\n% no row\nd;e\n".getBytes(StandardCharsets.UTF_8), said);

        assertThat(Cells.read(table)).containsExactly(List.of("a", "b;c"), List.of("d", "e"));
        assertThat(table.guesses()).isEmpty();
    }

    @Test
    void aHeaderOfNumbersCanBeSaid() {
        CsvSpec said = new CsvSpec(null, null, Header.PRESENT, null, null, null, null, null, null);

        assertThat(csv("1,2\n3,4\n5,6\n".getBytes(StandardCharsets.UTF_8), said).fields())
                .extracting(Field::name)
                .containsExactly("1", "2");
    }

    @ParameterizedTest
    @CsvSource({"windows-1252", "ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-8"})
    void encodingsAreFound(String charset) throws IOException {
        StringBuilder text = new StringBuilder("price,city\n");
        for (int i = 0; i < 20_000; i++) {
            text.append(i).append(i == 19_999 ? ",Zürich\n" : ",Rome\n");
        }
        byte[] bytes = text.toString().getBytes(Charset.forName(charset));
        TextEncoding encoding = TextEncoding.of(() -> new ByteArrayInputStream(bytes));
        CsvTable table = CsvTable.open(() -> new ByteArrayInputStream(bytes), encoding, CsvSpec.EMPTY);

        assertThat(Cells.read(table)).last().isEqualTo(List.of("19999", "Zürich"));
        if (charset.equals("UTF-8")) {
            assertThat(encoding.guess()).isNull();
        } else {
            assertThat(table.guesses().getFirst().detail())
                    .contains(encoding.charset().name());
        }
        if (charset.equals("windows-1252")) {
            assertThat(table.guesses().getFirst().row()).isEqualTo(20_001);
        }
    }

    @Test
    void aDamagedPlaceMakesNoOtherEncoding() throws IOException {
        byte[] bytes = "x,city\n1,Zürich\n2,Köln\n3,Mxlaga\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 6] = (byte) 0xe1;

        assertThat(TextEncoding.of(() -> new ByteArrayInputStream(bytes)).charset())
                .isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void aPredictionMayHaveAnotherSeparatorThanTheModelsFile() throws IOException {
        byte[] instances = "z|x\n1,5|2\n".getBytes(StandardCharsets.UTF_8);
        try (CsvRecords records = CsvRecords.open(
                () -> new ByteArrayInputStream(instances),
                null,
                Set.of("x", "z"),
                Tables.csv("x;z;class\n1;2;a\n3;4;b\n").csv())) {
            assertThat(records.header().names()).containsExactly("z", "x");
        }
    }

    private static CsvTable csv(byte[] bytes, CsvSpec said) {
        try {
            return CsvTable.open(
                    () -> new ByteArrayInputStream(bytes), new TextEncoding(StandardCharsets.UTF_8, null), said);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
