package dev.downhill.dataset.format.array;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.format.Cells;
import dev.downhill.dataset.format.SmallFiles;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NpyTableTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> types() {
        return Stream.of(
                type("<f2", 2, buffer -> buffer.putShort(Float.floatToFloat16(1.5f)), "1.5"),
                type("<f4", 4, buffer -> buffer.putFloat(1.5f), "1.5"),
                type("<f8", 8, buffer -> buffer.putDouble(1e300), "1.0E300"),
                type("<f8", 8, buffer -> buffer.putDouble(Double.NaN), "-"),
                type(">f8", 8, buffer -> buffer.putDouble(-2.25), "-2.25"),
                type("|i1", 1, buffer -> buffer.put((byte) -3), "-3"),
                type("<i2", 2, buffer -> buffer.putShort((short) -300), "-300"),
                type("<i4", 4, buffer -> buffer.putInt(-70_000), "-70000"),
                type("<i8", 8, buffer -> buffer.putLong(1L << 40), "1099511627776"),
                type("|u1", 1, buffer -> buffer.put((byte) 200), "200"),
                type("<u2", 2, buffer -> buffer.putShort((short) 60_000), "60000"),
                type("<u4", 4, buffer -> buffer.putInt(-1), "4294967295"),
                type("<u8", 8, buffer -> buffer.putLong(-1), "18446744073709551615"),
                type("|b1", 1, buffer -> buffer.put((byte) 1), "1"));
    }

    private static Arguments type(String descr, int bytes, Consumer<ByteBuffer> value, String read) {
        return Arguments.of(descr, bytes, value, read);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeOfNumberIsRead(String descr, int bytes, Consumer<ByteBuffer> value, String read) throws IOException {
        byte[] file = SmallFiles.npy(descr, false, "2, 2", 4 * bytes, buffer -> {
            for (int i = 0; i < 4; i++) {
                value.accept(buffer);
            }
        });
        try (Table table = SmallFiles.open(folder, file)) {
            assertThat(table.format()).isEqualTo("npy");
            assertThat(table.fields()).containsExactly(Field.of("x_0"), Field.of("x_1"));
            assertThat(Cells.read(table)).containsExactly(List.of(read, read), List.of(read, read));
        }
    }

    @Test
    void inputsAndTargetsOfAnNpzAreOneTable() throws IOException {
        byte[] x = floats("3, 2", 1, 2, 3, 4, 5, 6);
        byte[] y = floats("3,", 0.5f, 1.5f, 2.5f);
        for (Object[] entries : new Object[][] {
            {"y.npy", y, "x.npy", x},
            {"X.npy", x, "y.npy", y},
            {"data.npy", x, "target.npy", y},
            {"x_test.npy", y, "x_train.npy", x, "y_train.npy", y},
            {"arr_0.npy", x, "arr_1.npy", y},
            {"x.npy", x, "y.npy", floats("3, 1", 0.5f, 1.5f, 2.5f)},
        }) {
            try (Table table = SmallFiles.open(folder, SmallFiles.zip(entries))) {
                assertThat(table.format()).isEqualTo("npz");
                assertThat(table.fields()).containsExactly(Field.of("x_0"), Field.of("x_1"), Field.of("y"));
                assertThat(Cells.read(table))
                        .containsExactly(List.of("1", "2", "0.5"), List.of("3", "4", "1.5"), List.of("5", "6", "2.5"));
                assertThat(table.warnings()).hasSize(entries.length == 6 ? 1 : 0);
            }
        }
    }

    @Test
    void bytesInThreeDimensionsAreImages() throws IOException {
        byte[] x =
                SmallFiles.npy("|u1", false, "2, 2, 2", 8, buffer -> buffer.put(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
        byte[] y = SmallFiles.npy(
                "<i8", false, "2,", 16, buffer -> buffer.putLong(7).putLong(3));
        try (Table table = SmallFiles.open(folder, SmallFiles.zip("x.npy", x, "y.npy", y))) {
            assertThat(table.fields()).containsExactly(Field.image("image", 2, 2, 1), Field.label("label"));
            assertThat(Cells.read(table)).containsExactly(List.of("01020304", "7"), List.of("05060708", "3"));
        }
    }

    @Test
    void arraysThatAreNoTableAreRefused() throws IOException {
        byte[] two = floats("2, 2", 1, 2, 3, 4);
        assertThat(code(floats("4,", 1, 2, 3, 4))).isEqualTo("wrong_dimensions");
        assertThat(code(SmallFiles.npy("<f4", true, "2, 2", 16, buffer -> {}))).isEqualTo("fortran_order");
        assertThat(code(SmallFiles.npy("|O", false, "2, 2", 16, buffer -> {}))).isEqualTo("unsupported_type");
        assertThat(code(SmallFiles.npy("<c8", false, "2, 2", 32, buffer -> {}))).isEqualTo("unsupported_type");
        assertThat(code(SmallFiles.npy("<f4", false, "", 4, buffer -> {}))).isEqualTo("impossible_shape");
        assertThat(code(SmallFiles.npy("<f4", false, ",", 4, buffer -> {}))).isEqualTo("impossible_shape");
        assertThat(code(SmallFiles.npy("<f4", false, "0, 2", 0, buffer -> {}))).isEqualTo("impossible_shape");
        assertThat(code(SmallFiles.npy("<f4", false, "9999999999, 9999999999", 0, buffer -> {})))
                .isEqualTo("impossible_shape");
        assertThat(code(SmallFiles.npy("<f4", false, "2, 10001", 80_008, buffer -> {})))
                .isEqualTo("too_many_columns");
        assertThat(code(Arrays.copyOf(two, two.length - 1))).isEqualTo("truncated");
        assertThat(code(Arrays.copyOf(two, two.length + 1))).isEqualTo("trailing_bytes");
        assertThat(code(Arrays.copyOf(two, 9))).isEqualTo("broken_file");
    }

    @Test
    void pairsThatDoNotBelongTogetherAreRefused() throws IOException {
        byte[] x = floats("2, 2", 1, 2, 3, 4);
        assertThat(code(SmallFiles.zip("x.npy", x))).isEqualTo("missing_array");
        assertThat(code(SmallFiles.zip("x.npy", x, "y.npy", floats("3,", 1, 2, 3))))
                .isEqualTo("different_counts");
        assertThat(code(SmallFiles.zip("x.npy", x, "y.npy", x))).isEqualTo("wrong_dimensions");
        assertThat(code(SmallFiles.zip("x.npy", floats("2, 1, 1", 1, 2), "y.npy", floats("2,", 1, 2))))
                .isEqualTo("not_images");
        assertThat(code(SmallFiles.zip("x.npy", SmallFiles.text("no"), "y.npy", x)))
                .isEqualTo("not_npy");
    }

    private String code(byte[] file) throws IOException {
        return SmallFiles.code(SmallFiles.refusal(folder, file, null));
    }

    private static byte[] floats(String shape, float... values) {
        return SmallFiles.npy("<f4", false, shape, 4 * values.length, buffer -> {
            for (float value : values) {
                buffer.putFloat(value);
            }
        });
    }
}
