package dev.downhill.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.request.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Text files that are compressed with gzip.
class GzipTextTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,x\n2,y\n",
                "a;b\n1;x\n2;y\n",
                "{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}\n",
                "[{\"a\":1,\"b\":\"x\"},{\"a\":2,\"b\":\"y\"}]"
            })
    void textIsReadAsIfItWereNotCompressed(String text) throws IOException {
        for (byte[] bytes : List.of(SmallFiles.text(text), text.getBytes(StandardCharsets.UTF_16))) {
            try (Table table = SmallFiles.open(folder, SmallFiles.gzip(bytes))) {
                assertThat(Cells.read(table)).containsExactly(List.of("1", "x"), List.of("2", "y"));
            }
        }
    }

    @Test
    void cutOffFileIsRefusedAtItsPlace() throws IOException {
        StringBuilder csv = new StringBuilder("a,b\n");
        for (int i = 0; i < 50_000; i++) {
            csv.append(i * 7919L % 10_007).append(i % 3 == 0 ? ",x\n" : ",y\n");
        }
        byte[] packed = SmallFiles.gzip(SmallFiles.text(csv.toString()));
        for (int length : List.of(11, 1_000, packed.length / 2, packed.length - 4)) {
            ProblemException refusal = SmallFiles.refusal(folder, Arrays.copyOf(packed, length), null);
            assertThat(SmallFiles.code(refusal)).as("%d bytes", length).isEqualTo("broken_file");
        }
        byte[] damaged = packed.clone();
        Arrays.fill(damaged, packed.length / 2, packed.length / 2 + 50, (byte) 0xff);
        assertThat(SmallFiles.code(SmallFiles.refusal(folder, damaged, null))).isEqualTo("broken_file");
    }

    @Test
    void bombIsRefused() throws IOException {
        byte[] line = new byte[1 << 20];
        Arrays.fill(line, (byte) '1');
        line[line.length - 1] = '\n';
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(SmallFiles.text("a\n"));
            for (int i = 0; i < 300; i++) {
                out.write(line);
            }
        }
        ProblemException refusal;
        try (Table table = SmallFiles.open(folder, packed.toByteArray())) {
            Tables.schema(table, DatasetSpec.EMPTY);
            throw new AssertionError("the file was accepted");
        } catch (ProblemException e) {
            refusal = e;
        }
        assertThat(SmallFiles.code(refusal)).isEqualTo("zip_bomb");
        assertThat(refusal.problems().getFirst().hint()).isEqualTo("Send the file uncompressed.");
    }
}
