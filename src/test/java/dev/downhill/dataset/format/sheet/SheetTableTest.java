package dev.downhill.dataset.format.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.CsvSpec;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.format.Cells;
import dev.downhill.dataset.format.FileFormat;
import dev.downhill.dataset.format.Formats;
import dev.downhill.dataset.format.SmallFiles;
import dev.downhill.dataset.format.Tables;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.picture.ImagesSpec;
import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `orders.xlsx` was written by XlsxWriter 3.2, which writes what Excel writes, `formulas-1904.xlsx` by openpyxl 3.1.5.
class SheetTableTest {

    private static final String TYPES = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>";
    private static final String RELATIONS =
            "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='worksheets/s1.xml'/></Relationships>";
    private static final String BOOK = "<workbook><sheets><sheet name='Data' id='r1'/></sheets></workbook>";

    @TempDir
    private Path folder;

    @Test
    void cellsAreWhatTheSpreadsheetProgramHolds() throws IOException {
        try (Table table = open("orders.xlsx", null)) {
            assertThat(table.format()).isEqualTo("xlsx");
            assertThat(table.fields().stream().map(Field::name))
                    .containsExactly("ordered", "shipped", "amount", "net", "note", "member", "hour", "state");
            assertThat(Cells.read(table))
                    .containsExactly(
                            List.of(
                                    "2024-01-31",
                                    "2024-01-31T14:30:00",
                                    "1299.5",
                                    "2599.0",
                                    "say \"hi\", you",
                                    "true",
                                    "0.5",
                                    "open"),
                            List.of(
                                    "1900-01-01",
                                    "2024-02-29T23:59:59.500",
                                    "0.1",
                                    "0.2",
                                    "two\nlines",
                                    "false",
                                    "0.25",
                                    "paid"),
                            List.of(
                                    "1900-03-01",
                                    "-",
                                    "123456789012345",
                                    "246913578024690.0",
                                    "-",
                                    "true",
                                    "0.75",
                                    "open"),
                            List.of("-", "2024-03-01", "-1E-07", "-", "é ü 中", "-", "-", "paid"));
            assertThat(table.guesses().stream().map(Guess::code)).containsExactly("sheet", "csv.skip_rows");
            assertThat(table.guesses().getFirst().detail())
                    .isEqualTo("Of 2 sheets \"Orders\" is read. There are also \"Notes\".");
        }
    }

    @Test
    void datesSince1904AndFormulasWithoutAValueAreTold() throws IOException {
        try (Table table = open("formulas-1904.xlsx", null)) {
            assertThat(Cells.read(table)).hasSize(6).startsWith(List.of("2020-01-01", "0.5", "-", "a"));
            assertThat(table.guesses().stream().map(Guess::code)).containsExactly("sheet", "uncomputed_formulas");
            assertThat(table.guesses().getLast().detail())
                    .isEqualTo("6 formulas hold no value and are taken as missing, the first in row 2 of sheet"
                            + " \"Iris\".");
        }
    }

    @Test
    void sheetIsChosenByItsName() throws IOException {
        try (Table table = open("formulas-1904.xlsx", "Other sheet")) {
            assertThat(Cells.read(table)).containsExactly(List.of("1", "x"), List.of("2", "y"));
            assertThat(table.guesses()).isEmpty();
        }
        assertThatThrownBy(() -> open("formulas-1904.xlsx", "other sheet"))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.problems().getFirst().pointer()).isEqualTo("#/sheet");
                    assertThat(refusal.problems().getFirst().detail())
                            .isEqualTo("The workbook has no sheet \"other sheet\"; it has \"Iris\", \"Other sheet\".");
                    assertThat(refusal.problems().getFirst().hint()).isEqualTo("Did you mean \"Other sheet\"?");
                });
    }

    @Test
    void problemsNameSheetRowAndColumn() throws IOException {
        DatasetSpec spec =
                new DatasetSpec(null, null, Map.of("note", new DatasetSpec.ColumnSpec(ColumnType.NUMERIC, null)));
        try (Table table = open("orders.xlsx", null)) {
            assertThatThrownBy(() -> Tables.schema(table, spec))
                    .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                        assertThat(refusal.problems().getFirst().pointer()).isEqualTo("row 1, column \"note\"");
                        assertThat(refusal.problems().getFirst().detail())
                                .startsWith("In row 1 (sheet \"Orders\", row 5), column \"note\"");
                    });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<row r='1'><c r='ZZZZZZZZ1'><v>1</v></c></row>|broken_file|sheet \"Data\", row 1",
                "<row r='2000000000'><c><v>1</v></c></row>|broken_file|sheet \"Data\", row 1",
                "<row r='2'/><row r='1'/>|broken_file|sheet \"Data\", row 2",
                "<row r='3'><c t='s'><v>7</v></c></row>|broken_file|sheet \"Data\", row 3",
                "<row><c><v>1|broken_file|entry \"xl/worksheets/s1.xml\"",
                "&undeclared;|broken_file|entry \"xl/worksheets/s1.xml\"",
                "<row><c><v></v></c></row>|empty_sheet|sheet \"Data\"",
                "<row r='7'><c s='-5'><v>1</v></c><c s='99999999999'><v>2</v></c></row>|too_few_rows|#",
                "<row><c r='NTQ1'><v>1</v></c></row><row><c r='A2'><v>1</v></c></row>|too_many_columns|sheet \"Data\""
            })
    void brokenSheetsAreRefusedAtTheirPlace(String rows, String code, String place) throws IOException {
        ProblemException refusal = refusal("<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        assertThat(SmallFiles.code(refusal)).isEqualTo(code);
        assertThat(refusal.problems().getFirst().pointer()).isEqualTo(place);
    }

    @Test
    void documentTypesAreRefused() throws IOException {
        String bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>";
        assertThat(SmallFiles.code(refusal(
                        bomb + "<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData>" + "</worksheet>")))
                .isEqualTo("broken_file");
    }

    @Test
    void endlessTagsAndTextsAreRefusedBeforeTheyFillTheHeap() throws IOException {
        assertThat(SmallFiles.code(refusal("<worksheet a='" + "x>".repeat(1 << 20) + "'>")))
                .isEqualTo("markup_too_long");
        assertThat(SmallFiles.code(refusal("<worksheet><sheetData><row><c><v>" + "1".repeat(2 << 20))))
                .isEqualTo("text_too_long");
    }

    @Test
    void workbookWithoutSheetsIsRefused() throws IOException {
        byte[] file = SmallFiles.zip(
                "[Content_Types].xml",
                SmallFiles.text(TYPES),
                "xl/workbook.xml",
                SmallFiles.text("<workbook/>"),
                "xl/worksheets/sheet1.xml",
                SmallFiles.text("<worksheet/>"));
        assertThat(SmallFiles.code(SmallFiles.refusal(folder, file, null))).isEqualTo("no_sheet");
    }

    @Test
    void otherDocumentsAreRefusedWithTheRemedy() throws IOException {
        byte[] old = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0};
        assertThat(SmallFiles.refusal(folder, old, null).detail()).contains("save it as XLSX");
        byte[] ods = SmallFiles.zip("mimetype", new byte[1], "content.xml", new byte[1]);
        assertThat(SmallFiles.refusal(folder, ods, null).detail()).contains("OpenDocument");
    }

    @Test
    void sheetOfAnotherFormatIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("a.csv"), SmallFiles.text("a,b\n1,x\n2,y\n"));
        assertThatThrownBy(() -> Formats.open(
                        new Formats.Source(file, null, "a.csv", null, CsvSpec.EMPTY, "Data", ImagesSpec.EMPTY),
                        FileFormat.AUTO))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problems().getFirst().pointer())
                                .isEqualTo("#/sheet"));
    }

    private Table open(String name, @Nullable String sheet) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/workbooks/" + name))) {
            Files.write(file, in.readAllBytes());
        }
        return Formats.open(
                new Formats.Source(file, null, name, null, CsvSpec.EMPTY, sheet, ImagesSpec.EMPTY), FileFormat.AUTO);
    }

    private ProblemException refusal(String sheet) throws IOException {
        byte[] file = SmallFiles.zip(
                "[Content_Types].xml",
                SmallFiles.text(TYPES),
                "xl/workbook.xml",
                SmallFiles.text(BOOK),
                "xl/_rels/workbook.xml.rels",
                SmallFiles.text(RELATIONS),
                "xl/worksheets/s1.xml",
                SmallFiles.text(sheet));
        try (Table table = SmallFiles.open(folder, file)) {
            Tables.schema(table, DatasetSpec.EMPTY);
        } catch (ProblemException e) {
            return e;
        }
        throw new AssertionError("the file was accepted");
    }
}
