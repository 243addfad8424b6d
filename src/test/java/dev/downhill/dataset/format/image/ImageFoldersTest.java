package dev.downhill.dataset.format.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.Images;
import dev.downhill.dataset.format.Cells;
import dev.downhill.dataset.format.SmallFiles;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFoldersTest {

    private static final byte[] GREY = SmallFiles.grey(2, 2, 7);

    @TempDir
    private Path folder;

    @Test
    void foldersAreClassesInTheOrderOfTheirNames() throws IOException {
        byte[] zip = SmallFiles.zip("dog/2.png", SmallFiles.grey(2, 2, 2), "cat/1.png", SmallFiles.grey(2, 2, 1));
        try (Table table = SmallFiles.open(folder, zip)) {
            assertThat(table.format()).isEqualTo("images");
            assertThat(table.fields()).containsExactly(Field.image("image", 2, 2, 1), Field.label("label"));
            assertThat(Cells.read(table)).containsExactly(List.of("01010101", "cat"), List.of("02020202", "dog"));
        }
    }

    @Test
    void oneColouredImageMakesAllOfThemColoured() throws IOException {
        byte[] zip = SmallFiles.zip("a/1.png", SmallFiles.grey(1, 1, 9), "b/1.png", SmallFiles.red(1, 1));
        try (Table table = SmallFiles.open(folder, zip)) {
            assertThat(table.fields().getFirst()).isEqualTo(Field.image("image", 1, 1, 3));
            assertThat(Cells.read(table)).containsExactly(List.of("090909", "a"), List.of("c80000", "b"));
        }
    }

    @Test
    void filesOfOperatingSystemsAndReadmesArePassedOver() throws IOException {
        byte[] zip = SmallFiles.zip(
                "a/",
                new byte[0],
                "a/1.png",
                GREY,
                "b/1.png",
                GREY,
                "README.txt",
                SmallFiles.text("hello"),
                "a/.DS_Store",
                new byte[3],
                "__MACOSX/a/1.png",
                new byte[3],
                "a/Thumbs.db",
                new byte[3]);
        try (Table table = SmallFiles.open(folder, zip)) {
            assertThat(Cells.read(table)).hasSize(2);
            assertThat(table.warnings()).singleElement().asString().contains("README.txt");
        }
    }

    @Test
    void facesAreReadWhole() throws IOException {
        byte[] faces;
        try (var in = getClass().getResourceAsStream("/samples/faces.zip")) {
            faces = in.readAllBytes();
        }
        try (Table table = SmallFiles.open(folder, faces)) {
            assertThat(table.fields().getFirst()).isEqualTo(Field.image("image", 25, 25, 1));
            assertThat(Cells.read(table)).hasSize(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a/1.png",
                "a/../1.png",
                "/a/1.png",
                "a\\1.png",
                "C:/1.png",
                "1.png",
                "a/b/1.png",
                "a/notes.txt",
                "inner.zip",
                "a/inner.zip"
            })
    void entryThatLeadsElsewhereIsRefusedByName(String name) throws IOException {
        ProblemException refusal =
                SmallFiles.refusal(folder, SmallFiles.zip("a/1.png", GREY, "b/1.png", GREY, name, GREY), null);
        Problem problem = refusal.problems().getFirst();
        assertThat(problem.code()).isEqualTo("unfit_entry");
        assertThat(problem.pointer()).isEqualTo("entry \"" + name + "\"");
    }

    @Test
    void everyImageOfAnotherSizeIsNamed() throws IOException {
        byte[] other = SmallFiles.grey(2, 3, 1);
        byte[] zip = SmallFiles.zip("a/1.png", GREY, "a/2.png", other, "b/1.png", GREY, "b/2.png", other);
        assertThat(SmallFiles.refusal(folder, zip, null).problems().stream().map(Problem::pointer))
                .containsExactly("entry \"a/2.png\"", "entry \"b/2.png\"");
    }

    @Test
    void brokenImagesAreNamed() throws IOException {
        byte[] large = SmallFiles.grey(40, 40, 1);
        byte[] cut = Arrays.copyOf(large, large.length / 2);
        byte[] headless = Arrays.copyOf(large, 12);
        for (byte[] broken : List.of(cut, headless, new byte[0], SmallFiles.text("no image"))) {
            byte[] zip = SmallFiles.zip("a/1.png", large, "a/2.png", broken, "b/1.png", large);
            ProblemException refusal = SmallFiles.refusal(folder, zip, null);
            assertThat(refusal.problems().getFirst().pointer()).isEqualTo("entry \"a/2.png\"");
            assertThat(refusal.problems().getFirst().detail()).doesNotContain("Exception");
        }
    }

    @Test
    void imageThatClaimsToBeGiganticIsRefusedUndecoded() throws IOException {
        byte[] bomb = SmallFiles.grey(2, 2, 0);
        ByteBuffer.wrap(bomb).putInt(16, 100_000).putInt(20, 100_000);
        ProblemException refusal = SmallFiles.refusal(folder, SmallFiles.zip("a/1.png", bomb, "b/1.png", GREY), null);
        assertThat(SmallFiles.code(refusal)).isEqualTo("unfit_image");
        assertThat(refusal.problems().getFirst().detail()).contains(String.valueOf(Images.MAX_PIXELS));
    }

    @Test
    void entryThatUnpacksToAThousandfoldIsRefused() throws IOException {
        byte[] zip = SmallFiles.zip("a/1.png", new byte[20 << 20], "b/1.png", GREY);
        assertThat(SmallFiles.code(SmallFiles.refusal(folder, zip, null))).isEqualTo("zip_bomb");
        byte[] longer = SmallFiles.zip("a/1.png", new byte[33 << 20], "b/1.png", GREY);
        assertThat(SmallFiles.code(SmallFiles.refusal(folder, longer, null))).isEqualTo("entry_too_large");
    }

    @Test
    void brokenArchivesAreRefused() throws IOException {
        byte[] zip = SmallFiles.zip("a/1.png", GREY, "b/1.png", GREY);
        assertThat(code(Arrays.copyOf(zip, zip.length - 30))).isEqualTo("broken_zip");
        assertThat(code(Arrays.copyOf(zip, 10))).isEqualTo("broken_zip");
        assertThat(code(SmallFiles.zip("README.txt", GREY))).isEqualTo("no_images");
        byte[] damaged = zip.clone();
        Arrays.fill(damaged, 40, 60, (byte) 0xee);
        assertThat(SmallFiles.refusal(folder, damaged, null).kind()).isEqualTo(ProblemException.Kind.UNFIT);
    }

    @Test
    void contentsThatClaimToBeEndlessAreRefusedUnread() throws IOException {
        byte[] zip = SmallFiles.zip("a/1.png", GREY, "b/1.png", GREY);
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(zip.length - 10, 2_000_000_000);
        assertThat(code(zip)).isEqualTo("too_many_entries");
    }

    private String code(byte[] file) throws IOException {
        return SmallFiles.code(SmallFiles.refusal(folder, file, null));
    }
}
