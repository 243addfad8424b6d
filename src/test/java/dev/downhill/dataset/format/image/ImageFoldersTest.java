package dev.downhill.dataset.format.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.format.Cells;
import dev.downhill.dataset.format.SmallFiles;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.picture.Images;
import dev.downhill.dataset.picture.ImagesFormat;
import dev.downhill.dataset.picture.ImagesSpec;
import dev.downhill.dataset.picture.Resize;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
            assertThat(table.warnings())
                    .containsExactly(
                            "Passed over, as hidden or left there by an operating system: \"a/.DS_Store\","
                                    + " \"__MACOSX/a/1.png\", \"a/Thumbs.db\".",
                            "Passed over, as they are no pictures: \"README.txt\".");
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
    @ValueSource(strings = {"../a/1.png", "a/../1.png", "/a/1.png", "..\\a\\1.png", "C:/1.png"})
    void entryThatLeadsElsewhereIsRefusedByName(String name) throws IOException {
        ProblemException refusal =
                SmallFiles.refusal(folder, SmallFiles.zip("a/1.png", GREY, "b/1.png", GREY, name, GREY), null);
        Problem problem = refusal.problems().getFirst();
        assertThat(problem.code()).isEqualTo("unfit_entry");
        assertThat(problem.pointer()).isEqualTo("entry \"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/notes.txt", "inner.zip", "a/inner.zip", "a/sub/film.mp4", "noise.png"})
    void whatIsNoPictureIsPassedOverByName(String name) throws IOException {
        byte[] zip = SmallFiles.zip("a/1.png", GREY, "b/1.png", GREY, name, SmallFiles.text("PK, no picture"));
        try (Table table = SmallFiles.open(folder, zip)) {
            assertThat(Cells.read(table)).hasSize(2);
            assertThat(table.warnings()).containsExactly("Passed over, as they are no pictures: \"" + name + "\".");
        }
    }

    @Test
    void picturesAreToldByTheirContent() throws IOException {
        byte[] zip = SmallFiles.zip("a/1", GREY, "b/1.txt", SmallFiles.grey(2, 2, 9));
        try (Table table = SmallFiles.open(folder, zip)) {
            assertThat(Cells.read(table)).containsExactly(List.of("07070707", "a"), List.of("09090909", "b"));
            assertThat(table.warnings()).isEmpty();
        }
    }

    @Test
    void foldersThatBeginWithADotAreNoClasses() throws IOException {
        byte[] zip =
                SmallFiles.zip("a/1.png", GREY, "b/1.png", GREY, ".ipynb_checkpoints/1.png", GREY, "a/.x/2.png", GREY);
        try (Table table = SmallFiles.open(folder, zip)) {
            assertThat(Cells.read(table)).extracting(List::getLast).containsExactly("a", "b");
            assertThat(table.warnings()).singleElement().asString().contains(".ipynb_checkpoints/1.png", "a/.x/2.png");
        }
    }

    @ParameterizedTest
    @CsvSource({"stretch, 00ff00ff, 0f0f0f0f", "crop,    00ff00ff, 0f0f0f0f", "pad,     00ff00ff, 08080808"})
    void picturesOfOtherSizesAreResizedAsSaid(String resize, String square, String tall) throws IOException {
        byte[] stripes = Images.png(2, 2, 1, false, new byte[] {0, -1, 0, -1});
        byte[] zip = SmallFiles.zip("a/1.png", stripes, "b/1.png", SmallFiles.grey(4, 2, 0x0f));
        ImagesSpec spec = new ImagesSpec(List.of(2, 2), Resize.valueOf(resize.toUpperCase(Locale.ROOT)), "#000000");
        try (Table table = SmallFiles.open(folder, zip, spec)) {
            List<List<String>> rows = Cells.read(table);
            assertThat(rows.getFirst()).containsExactly(square, "a");
            assertThat(rows.getLast().getFirst()).isEqualTo(tall);
            assertThat(table.guesses()).isEmpty();
        }
    }

    @Test
    void withoutASpecTheMedianSizeIsTakenAndSaid() throws IOException {
        byte[] zip = SmallFiles.zip(
                "a/1.png",
                SmallFiles.grey(2, 3, 1),
                "a/2.png",
                SmallFiles.grey(4, 6, 2),
                "b/1.png",
                SmallFiles.grey(8, 9, 3));
        try (Table table = SmallFiles.open(folder, zip)) {
            assertThat(table.fields().getFirst()).isEqualTo(Field.image("image", 4, 6, 1));
            assertThat(table.images()).isEqualTo(new ImagesFormat(List.of(4, 6), Resize.STRETCH, "#ffffff"));
            assertThat(Cells.read(table))
                    .extracting(List::getFirst)
                    .containsExactly("01".repeat(24), "02".repeat(24), "03".repeat(24));
            assertThat(table.guesses()).singleElement().satisfies(guess -> {
                assertThat(guess.code()).isEqualTo("images.size");
                assertThat(guess.sentence())
                        .contains("3 sizes", "3 × 2 to 9 × 8", "stretched to 6 × 4", "images.resize");
            });
        }
    }

    @Test
    void theInferredSizeHasAtMost64PixelsASide() throws IOException {
        byte[] zip = SmallFiles.zip("a/1.png", SmallFiles.grey(300, 400, 1), "b/1.png", SmallFiles.grey(300, 401, 3));
        try (Table table = SmallFiles.open(folder, zip)) {
            assertThat(table.fields().getFirst()).isEqualTo(Field.image("image", 48, 64, 1));
        }
    }

    @Test
    void cutOffPicturesAreLeftOutByName() throws IOException {
        byte[] large = SmallFiles.grey(40, 40, 1);
        byte[] cut = Arrays.copyOf(large, large.length / 2);
        byte[] headless = Arrays.copyOf(large, 12);
        for (byte[] broken : List.of(cut, headless)) {
            byte[] zip = SmallFiles.zip("a/1.png", large, "a/2.png", broken, "b/1.png", large);
            try (Table table = SmallFiles.open(folder, zip)) {
                assertThat(Cells.read(table)).hasSize(2);
                assertThat(table.warnings())
                        .singleElement()
                        .asString()
                        .isEqualTo(
                                "Left out, as they are cut off, the file ending before the last pixels: \"a/2.png\".");
            }
        }
    }

    @Test
    void transparentPartsAreBlendedAndSaid() throws IOException {
        BufferedImage clear = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        byte[] zip = SmallFiles.zip("a/1.png", SmallFiles.encoded(clear, "png"), "b/1.png", SmallFiles.red(1, 1));
        try (Table table = SmallFiles.open(folder, zip)) {
            assertThat(Cells.read(table)).containsExactly(List.of("ffffff", "a"), List.of("c80000", "b"));
            assertThat(table.guesses()).singleElement().satisfies(guess -> {
                assertThat(guess.code()).isEqualTo("images.background");
                assertThat(guess.row()).isEqualTo(1);
            });
        }
        try (Table table = SmallFiles.open(folder, zip, new ImagesSpec(null, null, "#102030"))) {
            assertThat(Cells.read(table).getFirst()).containsExactly("102030", "a");
            assertThat(table.guesses()).isEmpty();
        }
    }

    @Test
    void greyOfSixteenBitsStaysSo() throws IOException {
        byte[] deep = Images.png(1, 1, 1, true, new byte[] {0x34, 0x12});
        byte[] zip = SmallFiles.zip("a/1.png", deep, "b/1.png", SmallFiles.grey(1, 1, 2));
        try (Table table = SmallFiles.open(folder, zip)) {
            assertThat(table.fields().getFirst().isDeep()).isTrue();
            assertThat(Cells.read(table)).containsExactly(List.of("3412", "a"), List.of("0202", "b"));
            assertThat(table.warnings()).singleElement().asString().contains("8 bits a shade");
        }
    }

    @Test
    void imageThatClaimsToBeGiganticIsRefusedUndecoded() throws IOException {
        byte[] bomb = SmallFiles.grey(2, 2, 0);
        ByteBuffer.wrap(bomb).putInt(16, 100_000).putInt(20, 100_000);
        ProblemException refusal = SmallFiles.refusal(folder, SmallFiles.zip("a/1.png", bomb, "b/1.png", GREY), null);
        assertThat(SmallFiles.code(refusal)).isEqualTo("unfit_image");
        assertThat(refusal.problems().getFirst().detail()).contains("100000 by 100000 pixels");
    }

    @Test
    void entryThatUnpacksToAThousandfoldIsRefused() throws IOException {
        byte[] zip = SmallFiles.zip("a/1.png", Arrays.copyOf(GREY, 20 << 20), "b/1.png", GREY);
        assertThat(SmallFiles.code(SmallFiles.refusal(folder, zip, null))).isEqualTo("zip_bomb");
        byte[] longer = SmallFiles.zip("a/1.png", Arrays.copyOf(GREY, 33 << 20), "b/1.png", GREY);
        assertThat(SmallFiles.code(SmallFiles.refusal(folder, longer, null))).isEqualTo("entry_too_large");
    }

    @Test
    void brokenArchivesAreRefused() throws IOException {
        byte[] zip = SmallFiles.zip("a/1.png", GREY, "b/1.png", GREY);
        assertThat(code(Arrays.copyOf(zip, zip.length - 30))).isEqualTo("broken_zip");
        assertThat(code(Arrays.copyOf(zip, 10))).isEqualTo("broken_zip");
        assertThat(code(SmallFiles.zip("README.txt", SmallFiles.text("no picture"))))
                .isEqualTo("no_images");
        assertThat(code(SmallFiles.zip("1.png", GREY, "2.png", GREY))).isEqualTo("no_classes");
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
