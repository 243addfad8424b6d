package dev.downhill.dataset.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.format.Cells;
import dev.downhill.dataset.format.FileFormat;
import dev.downhill.dataset.format.Formats;
import dev.downhill.dataset.format.SmallFiles;
import dev.downhill.dataset.format.Tables;
import dev.downhill.dataset.format.csv.CsvTable;
import dev.downhill.dataset.format.spelling.Numbers;
import dev.downhill.dataset.format.spelling.Timestamps;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.schema.Schema;
import dev.downhill.request.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The files were written by pyarrow 25.0.1, DuckDB 1.x and fastparquet from seeded random values; `values.csv` has
/// what pyarrow reads in those that hold the same table.
class ParquetTableTest {

    private static final List<String> DATES = List.of("day", "ms", "ns");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "gzip-v2", "lz4-small-pages", "plain-v1", "deltas"})
    void everyEncodingAndCompressionHasTheSameValues(String name) throws IOException {
        byte[] csv = bytes("values.csv");
        try (Table expected = CsvTable.open(() -> new ByteArrayInputStream(csv));
                Table table = open(name)) {
            assertThat(table.format()).isEqualTo("parquet");
            assertThat(table.fields()).isEqualTo(expected.fields());
            List<List<String>> cells = Cells.read(table);
            List<List<String>> values = Cells.read(expected);
            assertThat(cells).hasSameSizeAs(values);
            for (int row = 0; row < values.size(); row++) {
                for (int i = 0; i < table.fields().size(); i++) {
                    Field field = table.fields().get(i);
                    String cell = cells.get(row).get(i);
                    String value = values.get(row).get(i);
                    assertThat(isSame(cell, value, DATES.contains(field.name())))
                            .as("row %d, %s: %s for %s", row, field.name(), cell, value)
                            .isTrue();
                }
            }
        }
    }

    private static boolean isSame(String cell, String value, boolean date) {
        double expected = date ? Timestamps.parse(value, "iso") : Numbers.parse(value);
        double found = date ? Timestamps.parse(cell, "iso") : Numbers.parse(cell);
        return cell.equals(value) || expected == found;
    }

    @Test
    void typesAreThoseOfTheFile() throws IOException {
        try (Table table = open("duckdb")) {
            Schema schema = Tables.schema(table, new DatasetSpec(null, "kind", Map.of()));
            assertThat(schema.rows()).isEqualTo(5_000);
            assertThat(schema.columns().stream().map(Column::name))
                    .containsExactly("i", "x", "price", "dday", "tat", "kind", "flag", "id");
            assertThat(schema.columns().stream().map(Column::type))
                    .startsWith(
                            ColumnType.NUMERIC,
                            ColumnType.NUMERIC,
                            ColumnType.NUMERIC,
                            ColumnType.DATETIME,
                            ColumnType.DATETIME,
                            ColumnType.CATEGORICAL,
                            ColumnType.CATEGORICAL);
            assertThat(schema.columns().get(2).max()).isEqualTo(6248.75);
            assertThat(schema.columns().get(5).missing()).isEqualTo(715);
        }
    }

    @Test
    void oldTimestampsAreRead() throws IOException {
        try (Table old = open("int96");
                Table table = open("snappy")) {
            int ns = table.fields().indexOf(Field.of("ns"));
            assertThat(Cells.read(old).stream().map(List::getFirst))
                    .isEqualTo(
                            Cells.read(table).stream().map(row -> row.get(ns)).toList());
        }
    }

    @Test
    void theIndexOfPandasIsNoTarget() throws IOException {
        try (Table table = open("pandas-index")) {
            assertThat(table.fields().getLast().name()).isEqualTo("__index_level_0__");
            assertThat(table.fields().get(table.defaultTarget()).name()).isEqualTo("label");
            assertThat(Cells.read(table)).hasSize(40).startsWith(List.of("0", "a", "p", "0"));
        }
        try (Table table = open("fastparquet")) {
            assertThat(Cells.read(table)).hasSize(40).anyMatch(row -> row.containsAll(List.of("1.25", "b", "q")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "list, nested_value, 'column \"tags\"'",
        "zstd, unread_compression, 'column \"x\"'",
    })
    void whatIsNotReadIsNamed(String name, String code, String place) {
        assertThatThrownBy(() -> open(name)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.problems().getFirst().code()).isEqualTo(code);
            assertThat(refusal.problems().getFirst().pointer()).isEqualTo(place);
            assertThat(refusal.problems().getFirst().hint()).isNotBlank();
        });
    }

    /// Cuts and damaged bytes: a refusal with a place and a remedy, or values, never another exception.
    @ParameterizedTest
    @ValueSource(strings = {"snappy", "deltas", "lz4-small-pages", "gzip-v2"})
    void brokenFilesAreRefusedOrRead(String name) throws IOException {
        byte[] file = bytes(name + ".parquet");
        SplittableRandom random = new SplittableRandom(3);
        int refused = 0;
        for (int i = 0; i < 120; i++) {
            byte[] broken = i % 3 == 0 ? Arrays.copyOf(file, random.nextInt(4, file.length)) : file.clone();
            for (int k = 0; i % 3 != 0 && k < 1 + i % 4; k++) {
                int tail = Math.min(file.length, i % 2 == 0 ? file.length : 6_000);
                broken[file.length - 1 - random.nextInt(tail)] = (byte) random.nextInt();
            }
            try (Table table = open("broken", broken)) {
                Tables.schema(table, DatasetSpec.EMPTY);
            } catch (ProblemException e) {
                refused++;
                if (!e.problems().isEmpty() && e.problems().getFirst().code().equals("broken_file")) {
                    assertThat(e.problems().getFirst().pointer()).isNotBlank();
                    assertThat(e.problems().getFirst().hint()).isNotBlank();
                }
            }
        }
        assertThat(refused).isGreaterThan(40);
    }

    @Test
    void cutOffFileIsToldSo() throws IOException {
        byte[] file = bytes("snappy.parquet");
        ProblemException refusal = SmallFiles.refusal(folder, Arrays.copyOf(file, file.length - 1), null);
        assertThat(refusal.problems().getFirst().detail()).contains("cut off");
        assertThat(SmallFiles.code(refusal)).isEqualTo("broken_file");
    }

    private Table open(String name) throws IOException {
        return open(name, bytes(name + ".parquet"));
    }

    private Table open(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        return Formats.open(new Formats.Source(file, null, name, null), FileFormat.AUTO);
    }

    private byte[] bytes(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/parquet/" + name), name)) {
            return in.readAllBytes();
        }
    }
}
