package dev.downhill.dataset.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.DatasetSpec.ColumnSpec;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.format.Tables;
import dev.downhill.dataset.format.csv.CsvTable;
import dev.downhill.dataset.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowEncoderTest {

    private record Encoded(Schema schema, List<Column> columns, byte[] bytes) {}

    @Test
    void everyTypeComesBackAsItWent() throws IOException {
        Encoded encoded = encode("""
                x,colour,note,y
                1.5,red,t1,7
                ,blue,t2,8.0
                -3e5,,t3,7
                1e-3,red,t4,8
                4,red,t5,7.0
                1,red,,7
                1,red,,7
                1,red,,8
                1,red,,8
                1,red,,8
                """);
        try (StoredRows rows = StoredRows.of(encoded.columns(), encoded.bytes())) {
            assertThat(rows.count()).isEqualTo(10);
            assertThat(rows.number(0, 0)).isEqualTo(1.5f);
            assertThat(rows.number(1, 0)).isNaN();
            assertThat(rows.number(2, 0)).isEqualTo(-3e5f);
            assertThat(rows.category(0, 1)).isEqualTo(1);
            assertThat(rows.category(1, 1)).isZero();
            assertThat(rows.category(2, 1)).isEqualTo(-1);
            assertThat(rows.category(0, 3)).isZero();
            assertThat(rows.category(1, 3)).as("8.0 is 8").isEqualTo(1);
            assertThat(rows.category(4, 3)).as("7.0 is 7").isZero();
        }
    }

    @Test
    void codesBeyondAByteTakeTwo() throws IOException {
        StringBuilder csv = new StringBuilder("c,y\n");
        for (int i = 0; i < 600; i++) {
            csv.append(i == 599 ? "" : "k" + i % 300).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        Encoded encoded = encode(csv.toString());
        assertThat(encoded.bytes()).hasSize(600 * 3);
        try (StoredRows rows = StoredRows.of(encoded.columns(), encoded.bytes())) {
            List<Column.Category> categories =
                    Objects.requireNonNull(encoded.columns().getFirst().categories());
            for (int row = 0; row < 599; row++) {
                assertThat(categories.get(rows.category(row, 0)).value()).isEqualTo("k" + row % 300);
            }
            assertThat(rows.category(599, 0)).isEqualTo(-1);
        }
    }

    @Test
    void exactly255CategoriesStillFitAByte() throws IOException {
        StringBuilder csv = new StringBuilder("c,y\n");
        for (int i = 0; i < 510; i++) {
            csv.append("k").append(i % 255).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        Encoded encoded = encode(csv.toString());
        assertThat(encoded.bytes()).hasSize(510 * 2);
        try (StoredRows rows = StoredRows.of(encoded.columns(), encoded.bytes())) {
            assertThat(rows.category(0, 0)).isZero();
            int last = 0;
            for (int row = 0; row < rows.count(); row++) {
                last = Math.max(last, rows.category(row, 0));
            }
            assertThat(last).isEqualTo(254);
        }
    }

    @Test
    void histogramCountsEveryValueOnce() throws IOException {
        StringBuilder csv = new StringBuilder("x,k,y\n");
        for (int i = 0; i < 1_000; i++) {
            csv.append(i * 0.1).append(',').append(i % 3).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        Encoded encoded = encode(csv.toString());
        Column.Histogram wide = Objects.requireNonNull(encoded.columns().get(0).histogram());
        assertThat(wide.counts()).hasSize(20).allMatch(count -> count >= 49 && count <= 51);
        assertThat(wide.counts().stream().mapToLong(count -> count).sum()).isEqualTo(1_000);
        assertThat(wide.edges()).hasSize(21).isSorted();
        Column.Histogram narrow =
                Objects.requireNonNull(encoded.columns().get(1).histogram());
        assertThat(narrow.counts()).containsExactly(334L, 333L, 333L);
    }

    @Test
    void mappedRowsAreGoneAfterClosing(@TempDir Path folder) throws IOException {
        Encoded encoded = encode("x,y\n1,a\n2,b\n");
        Path file = Files.write(folder.resolve("rows"), encoded.bytes());
        AtomicInteger closed = new AtomicInteger();
        StoredRows rows = StoredRows.map(encoded.columns(), file, closed::incrementAndGet);
        assertThat(rows.number(1, 0)).isEqualTo(2f);
        rows.close();
        rows.close();
        assertThat(closed).hasValue(1);
    }

    private static Encoded encode(String csv) throws IOException {
        CsvTable table = Tables.csv(csv);
        DatasetSpec spec =
                table.fields().stream().anyMatch(field -> field.name().equals("note"))
                        ? new DatasetSpec(null, null, Map.of("note", new ColumnSpec(null, Role.IGNORED)))
                        : DatasetSpec.EMPTY;
        Schema schema = Tables.schema(table, spec);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Column> columns = RowEncoder.encode(table, schema, bytes);
        return new Encoded(schema, columns, bytes.toByteArray());
    }
}
