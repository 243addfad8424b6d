package dev.downhill.dataset.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.request.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every format of picture files, whole, turned, cut off and damaged.
class PictureFormatsTest {

    private static DecodedImage decode(byte[] file) {
        return Images.decode(file, Background.WHITE);
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        BufferedImage colours = new BufferedImage(24, 20, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 480; i++) {
            colours.setRGB(i % 24, i / 24, random.nextInt());
        }
        for (String format : new String[] {"png", "jpeg", "gif", "bmp", "tiff"}) {
            files.put(format, PictureFiles.encoded(colours, format));
        }
        files.put("webp", PictureFiles.WEBP);
        files.put("webp, lossless", PictureFiles.WEBP_LOSSLESS);
        files.put("webp with alpha", PictureFiles.WEBP_ALPHA);
        files.put("webp, animated", PictureFiles.WEBP_ANIMATED);
        return files;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp", "tiff"})
    void formatsWithoutLossKeepEveryShade(String format) throws IOException {
        byte[] file = PictureFiles.encoded(PictureFiles.counted(6, 2), format);
        assertThat(Images.isImage(Arrays.copyOf(file, 32))).isTrue();
        DecodedImage decoded = decode(file);
        assertThat(decoded.height()).isEqualTo(6);
        assertThat(decoded.width()).isEqualTo(2);
        assertThat(decoded.channels()).isEqualTo(1);
        assertThat(decoded.pixels()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(decoded.notes()).isEmpty();
    }

    @Test
    void everyKindOfWebpIsRead() {
        assertThat(decode(PictureFiles.WEBP).channels()).isEqualTo(3);
        for (byte[] clear : new byte[][] {PictureFiles.WEBP_LOSSLESS, PictureFiles.WEBP_ANIMATED}) {
            assertThat(decode(clear).pixels()).containsOnly(255);
            assertThat(decode(clear).notes()).contains(Note.BLENDED);
        }
        assertThat(decode(PictureFiles.WEBP_ALPHA).pixels()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 123456",
        "2, 321654",
        "3, 654321",
        "4, 456123",
        "5, 142536",
        "6, 415263",
        "7, 635241",
        "8, 362514",
        "9, 123456",
        "0, 123456"
    })
    void exifTurnsThePicture(int orientation, String expected) throws IOException {
        byte[] png = PictureFiles.encoded(PictureFiles.counted(2, 3), "png");
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            byte[] turned = PictureFiles.withChunk(png, "eXIf", PictureFiles.exif(orientation, order));
            DecodedImage decoded = decode(turned);
            StringBuilder shades = new StringBuilder();
            for (byte shade : decoded.pixels()) {
                shades.append(shade);
            }
            assertThat(shades.toString()).isEqualTo(expected);
            boolean upright = orientation < 5 || orientation > 8;
            assertThat(decoded.height()).isEqualTo(upright ? 2 : 3);
            assertThat(Images.size(turned)).isEqualTo(new Images.Size(upright ? 2 : 3, upright ? 3 : 2, 1, false));
        }
    }

    @Test
    void exifTurnsAJpeg() throws IOException {
        byte[] jpeg = PictureFiles.encoded(PictureFiles.counted(8, 16), "jpeg");
        byte[] turned = PictureFiles.withExif(jpeg, PictureFiles.exif(6, ByteOrder.BIG_ENDIAN));
        DecodedImage plain = decode(jpeg);
        DecodedImage upright = decode(turned);
        assertThat(upright.height()).isEqualTo(16);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 8; x++) {
                assertThat(upright.shade(y * 8 + x)).isEqualTo(plain.shade((7 - x) * 16 + y));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 127, 128, 128, 128",
        "75, 178, 255, 0, 180, 77, 0",
        "0, 0, 0, 255, 0, 0, 0",
        "0, 0, 0, 0, 255, 255, 255"
    })
    void inksTakeLightFromPaper(int c, int m, int y, int k, int red, int green, int blue) throws IOException {
        byte[] plain = PictureFiles.inks(8, c, m, y, k);
        byte[] adobe = PictureFiles.adobe(PictureFiles.inks(8, 255 - c, 255 - m, 255 - y, 255 - k), 0);
        for (byte[] file : new byte[][] {plain, adobe}) {
            DecodedImage decoded = decode(file);
            assertThat(decoded.channels()).isEqualTo(3);
            assertThat(decoded.shade(0)).isCloseTo(red, within(2));
            assertThat(decoded.shade(1)).isCloseTo(green, within(2));
            assertThat(decoded.shade(2)).isCloseTo(blue, within(2));
        }
        // Grey is the same in Y, Cb and Cr.
        if (c == 0) {
            byte[] ycck = PictureFiles.adobe(PictureFiles.inks(8, 255, 128, 128, 255 - k), 2);
            assertThat(decode(ycck).shade(0)).isCloseTo(red, within(2));
        }
    }

    @Test
    void noCutIsTaken() throws IOException {
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            byte[] whole = file.getValue();
            decode(whole);
            // Of a GIF the very last byte only says that no other frame follows.
            for (int length = 0; length < whole.length - 1; length += Math.max(1, whole.length / 60)) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> decode(cut))
                        .as("%s of %s bytes", file.getKey(), length)
                        .isInstanceOf(ProblemException.class);
            }
        }
    }

    @Test
    void aJpegThatEndsEarlyButProperlyIsCutOff() throws IOException {
        byte[] whole = Objects.requireNonNull(files().get("jpeg"));
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        cut[cut.length - 2] = (byte) 0xff;
        cut[cut.length - 1] = (byte) 0xd9;
        assertThatThrownBy(() -> decode(cut)).hasMessageContaining("cut off");
    }

    @Test
    void noDamageIsMoreThanAProblem() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            for (int round = 0; round < 100; round++) {
                byte[] damaged = file.getValue().clone();
                for (int i = 0; i < 3; i++) {
                    damaged[random.nextInt(Math.min(200, damaged.length))] = (byte) random.nextInt();
                }
                assertThat(outcome(damaged)).as(file.getKey()).isIn("decoded", "refused");
            }
        }
    }

    private static String outcome(byte[] file) {
        try {
            return decode(file).pixels().length > 0 ? "decoded" : "empty";
        } catch (ProblemException e) {
            return "refused";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "tiff"})
    void theFirstFrameIsTakenAndSaid(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(PictureFiles.counted(2, 2), null, null), null);
            writer.writeToSequence(new IIOImage(PictureFiles.counted(1, 4), null, null), null);
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        DecodedImage decoded = decode(out.toByteArray());
        assertThat(decoded.pixels()).containsExactly(1, 2, 3, 4);
        assertThat(decoded.notes()).containsExactly(Note.FIRST_FRAME);
    }

    @Test
    void interlacedGifsAreRightOrRefused() throws IOException {
        for (int height = 1; height < 20; height++) {
            byte[] gif = PictureFiles.encoded(PictureFiles.counted(height, 3), "gif");
            if (height == 3 || height == 4) {
                assertThatThrownBy(() -> decode(gif)).hasMessageContaining("interlaced");
            } else {
                byte[] pixels = decode(gif).pixels();
                for (int i = 0; i < pixels.length; i++) {
                    assertThat(pixels[i]).isEqualTo((byte) (i + 1));
                }
            }
        }
    }

    /// A decoder would read the shared bytes once for each strip.
    @Test
    void stripsThatShareTheirBytesAreRefused() {
        int strips = 20_000;
        ByteBuffer tiff = ByteBuffer.allocate(200_000).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 6);
        int[][] tags = {
            {256, 4, 1, 1},
            {257, 4, 1, strips},
            {258, 3, 1, 8},
            {262, 3, 1, 1},
            {273, 4, strips, 1_000},
            {279, 4, strips, 90_000}
        };
        for (int[] tag : tags) {
            tiff.putShort((short) tag[0])
                    .putShort((short) tag[1])
                    .putInt(tag[2])
                    .putInt(tag[3]);
        }
        for (int i = 0; i < strips; i++) {
            tiff.putInt(1_000 + 4 * i, 0);
            tiff.putInt(90_000 + 4 * i, 90_000);
        }
        assertThatThrownBy(() -> decode(tiff.array())).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp", "tiff", "webp"})
    void noFormatMayClaimEndlessSides(String format) throws IOException {
        byte[] file = format.equals("webp")
                ? PictureFiles.WEBP_LOSSLESS.clone()
                : PictureFiles.encoded(PictureFiles.counted(6, 2), format);
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        switch (format) {
            case "png" -> bytes.order(ByteOrder.BIG_ENDIAN).putInt(16, 60_000).putInt(20, 60_000);
            case "gif" -> bytes.putInt(6, -1).putInt(bytesOf(file, 0x2c) + 5, -1);
            case "bmp" -> bytes.putInt(18, 60_000).putInt(22, 60_000).putInt(30, 1);
            case "webp" -> bytes.putInt(21, 0x0fffffff);
            default -> replaceTiffSides(file);
        }
        assertThatThrownBy(() -> decode(file)).isInstanceOf(ProblemException.class);
    }

    private static int bytesOf(byte[] file, int mark) {
        int at = 13;
        while (file[at] != mark || at < 13 + 3 * 2) {
            at++;
        }
        return at;
    }

    private static void replaceTiffSides(byte[] file) {
        TiffTags tags = Objects.requireNonNull(TiffTags.of(file));
        for (int side : new int[] {256, 257}) {
            int at = (int) Objects.requireNonNull(tags.entries().get(side)).at();
            tags.bytes().putShort(at, (short) 60_000);
        }
    }

    @Test
    void ofACamerasPictureEverySecondPixelIsDecoded() {
        int side = 2_050;
        byte[] png = Images.png(side, side, 1, false, new byte[side * side]);
        assertThat(Images.size(png).isWhole()).isFalse();
        assertThat(decode(png).height()).isEqualTo(side / 2);
        DecodedImage small = new Wanted(8, 8, 1, false, Resize.STRETCH, Background.WHITE).read(png);
        assertThat(small.pixels()).containsOnly(0).hasSize(64);
    }
}
