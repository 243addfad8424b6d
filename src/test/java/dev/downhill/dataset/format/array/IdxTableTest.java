package dev.downhill.dataset.format.array;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.format.Cells;
import dev.downhill.dataset.format.SmallFiles;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTableTest {

    private static final byte[] IMAGES = SmallFiles.idx(3, 2, 2);
    private static final byte[] LABELS = SmallFiles.idx(3);

    @TempDir
    private Path folder;

    @Test
    void imagesAndLabelsAreReadPlainAndPacked() throws IOException {
        for (byte[] images : List.of(IMAGES, SmallFiles.gzip(IMAGES))) {
            for (byte[] labels : List.of(LABELS, SmallFiles.gzip(LABELS))) {
                try (Table table = SmallFiles.open(folder, images, labels)) {
                    assertThat(table.format()).isEqualTo("idx");
                    assertThat(table.fields()).containsExactly(Field.image("image", 2, 2, 1), Field.label("label"));
                    assertThat(Cells.read(table))
                            .containsExactly(
                                    List.of("00010203", "0"), List.of("04050607", "1"), List.of("08090a0b", "2"));
                }
            }
        }
    }

    @Test
    void coloursAreTheFourthDimension() throws IOException {
        try (Table table = SmallFiles.open(folder, SmallFiles.idx(2, 1, 2, 3), SmallFiles.idx(2))) {
            assertThat(table.fields().getFirst()).isEqualTo(Field.image("image", 1, 2, 3));
        }
    }

    @Test
    void truncatedFileIsRefusedNamingBytesExpectedAndFound() throws IOException {
        ProblemException refusal = SmallFiles.refusal(folder, Arrays.copyOf(IMAGES, IMAGES.length - 5), LABELS);
        assertThat(SmallFiles.code(refusal)).isEqualTo("truncated");
        assertThat(refusal.detail()).contains("holds 12 bytes").contains("only 7");
        byte[] packed = SmallFiles.gzip(SmallFiles.idx(3, 20, 20));
        ProblemException cut = SmallFiles.refusal(folder, Arrays.copyOf(packed, packed.length - 40), LABELS);
        assertThat(SmallFiles.code(cut)).isEqualTo("truncated");
        assertThat(refusal.detail()).contains("bytes");
    }

    @Test
    void trailingBytesAreRefused() throws IOException {
        byte[] longer = Arrays.copyOf(LABELS, LABELS.length + 1);
        ProblemException refusal = SmallFiles.refusal(folder, IMAGES, longer);
        assertThat(SmallFiles.code(refusal)).isEqualTo("trailing_bytes");
        assertThat(refusal.problems().getFirst().pointer()).isEqualTo("labels");
    }

    @Test
    void filesThatDoNotBelongTogetherAreRefused() throws IOException {
        assertThat(code(IMAGES, null)).isEqualTo("missing");
        assertThat(code(IMAGES, SmallFiles.idx(4))).isEqualTo("different_counts");
        assertThat(code(IMAGES, SmallFiles.idx(3, 1))).isEqualTo("not_labels");
        assertThat(code(SmallFiles.idx(3), LABELS)).isEqualTo("not_images");
        assertThat(code(SmallFiles.idx(3, 2, 2, 2), LABELS)).isEqualTo("not_images");
        assertThat(code(IMAGES, SmallFiles.text("5,0,4"))).isEqualTo("not_idx");
    }

    @Test
    void impossibleHeadersAreRefused() throws IOException {
        byte[] none = SmallFiles.idx(0, 2, 2);
        assertThat(code(none, LABELS)).isEqualTo("impossible_shape");
        byte[] huge = {0, 0, 8, 3, 0x7f, -1, -1, -1, 0x7f, -1, -1, -1, 0x7f, -1, -1, -1};
        assertThat(code(huge, LABELS)).isEqualTo("impossible_shape");
        byte[] large = {0, 0, 8, 3, 0x7f, -1, -1, -1, 0, 0, 1, 0, 0, 0, 1, 0};
        assertThat(SmallFiles.refusal(folder, large, LABELS).kind()).isEqualTo(ProblemException.Kind.TOO_LARGE);
        byte[] floats = IMAGES.clone();
        floats[2] = 0x0d;
        assertThat(code(floats, LABELS)).isEqualTo("unsupported_type");
        assertThat(code(Arrays.copyOf(IMAGES, 9), LABELS)).isEqualTo("broken_file");
    }

    @Test
    void brokenCompressionIsRefused() throws IOException {
        byte[] packed = SmallFiles.gzip(SmallFiles.idx(3, 20, 20));
        packed[packed.length / 2] ^= 0x55;
        packed[packed.length / 2 + 1] ^= 0x55;
        assertThat(SmallFiles.refusal(folder, packed, LABELS).kind()).isEqualTo(ProblemException.Kind.UNFIT);
    }

    private String code(byte[] images, byte @Nullable [] labels) throws IOException {
        return SmallFiles.code(SmallFiles.refusal(folder, images, labels));
    }
}
