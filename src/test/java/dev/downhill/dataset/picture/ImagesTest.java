package dev.downhill.dataset.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.request.ProblemException;
import dev.downhill.testing.Bombs;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void pngKeepsEveryByte(int channels) {
        byte[] pixels = new byte[5 * 7 * channels];
        new SplittableRandom(channels).nextBytes(pixels);
        DecodedImage decoded = decode(Images.png(5, 7, channels, false, pixels));
        assertThat(decoded.height()).isEqualTo(5);
        assertThat(decoded.width()).isEqualTo(7);
        assertThat(decoded.channels()).isEqualTo(channels);
        assertThat(decoded.pixels()).isEqualTo(pixels);
    }

    @ParameterizedTest
    @CsvSource({"#ffffff, 87, 8f, 97", "#000000, 08, 10, 18", "#ff0000, 87, 10, 18"})
    void transparentPartsAreBlended(String background, String red, String green, String blue) throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x80102030);
        image.setRGB(1, 0, 0xff405060);

        DecodedImage decoded = Images.decode(encoded(image, "png"), Background.of(background));

        assertThat(HexFormat.of().formatHex(decoded.pixels())).isEqualTo(red + green + blue + "405060");
        assertThat(decoded.notes()).containsExactly(Note.BLENDED);
    }

    @Test
    void anAlphaChannelThatHidesNothingIsNoNote() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xff405060);
        assertThat(decode(encoded(image, "png")).notes()).isEmpty();
    }

    @Test
    void greyOfSixteenBitsKeepsAllOfThem() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 0x12ff);
        image.getRaster().setSample(1, 0, 0, 0xabcd);
        for (String format : new String[] {"png", "tiff"}) {
            DecodedImage decoded = decode(encoded(image, format));
            assertThat(decoded.deep()).isTrue();
            assertThat(decoded.pixels()).containsExactly(0xff, 0x12, 0xcd, 0xab);
            assertThat(Images.size(encoded(image, format)).deep()).isTrue();
        }
        assertThat(decode(Images.png(1, 2, 1, true, new byte[] {1, 2, 3, 4})).pixels())
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void blackAndWhiteIsGrey() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        image.setRGB(1, 0, 0xffffff);
        DecodedImage decoded = decode(encoded(image, "png"));
        assertThat(decoded.channels()).isEqualTo(1);
        assertThat(decoded.pixels()).containsExactly(0, (byte) 255);
    }

    @Test
    void paletteOfColoursIsColour() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_INDEXED);
        image.setRGB(0, 0, 0xff0000);
        DecodedImage decoded = decode(encoded(image, "png"));
        assertThat(decoded.channels()).isEqualTo(3);
        assertThat(decoded.pixels()).containsExactly((byte) 255, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR})
    void jpegIsReadNearly(int type) throws IOException {
        BufferedImage image = new BufferedImage(16, 16, type);
        for (int i = 0; i < 256; i++) {
            image.setRGB(i % 16, i / 16, 0x808080);
        }
        DecodedImage decoded = decode(encoded(image, "jpeg"));
        assertThat(decoded.channels()).isEqualTo(type == BufferedImage.TYPE_BYTE_GRAY ? 1 : 3);
        int expected = image.getRaster().getSample(0, 0, 0);
        for (byte pixel : decoded.pixels()) {
            assertThat(pixel & 0xff).isBetween(expected - 3, expected + 3);
        }
    }

    @Test
    void sizeIsCheckedBeforeAPixelIsDecoded() {
        byte[] bomb = Images.png(2, 2, 1, false, new byte[4]);
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        assertThatThrownBy(() -> decode(bomb))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.kind()).isEqualTo(ProblemException.Kind.TOO_LARGE));
    }

    @Test
    void whatIsNoPictureIsUnsupported() {
        for (byte[] file : new byte[][] {new byte[0], "GIF".getBytes(StandardCharsets.US_ASCII)}) {
            assertThatThrownBy(() -> Images.size(file))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.kind()).isEqualTo(ProblemException.Kind.UNSUPPORTED));
        }
    }

    @Test
    void noDamageToAFileIsMoreThanAProblem() throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR);
        SplittableRandom random = new SplittableRandom(3);
        for (String format : new String[] {"png", "jpeg", "gif", "bmp", "tiff"}) {
            byte[] whole = encoded(image, format);
            for (int round = 0; round < 400; round++) {
                byte[] damaged = whole.clone();
                for (int i = 0; i < 3; i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                assertThat(outcome(damaged)).isIn("decoded", "refused");
            }
        }
    }

    private static DecodedImage decode(byte[] file) {
        return Images.decode(file, Background.WHITE);
    }

    private static String outcome(byte[] file) {
        try {
            return decode(file).pixels().length > 0 ? "decoded" : "empty";
        } catch (ProblemException e) {
            return "refused";
        }
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, JpegStructure.MAX_SCANS})
    void aProgressiveJpegOfAllowedScansIsRead(int scans) {
        byte[] jpeg = Bombs.jpeg(64, 32, scans);

        assertThat(Images.size(jpeg)).isEqualTo(new Images.Size(32, 64, 1, false));
        // Its scans are empty, so that the decoder would make all pixels up.
        assertThatThrownBy(() -> decode(jpeg)).hasMessageContaining("cut off");
    }

    @ParameterizedTest
    @ValueSource(ints = {JpegStructure.MAX_SCANS + 1, 50_000})
    void aJpegOfTooManyScansIsRefused(int scans) {
        refusedAsTooLarge(() -> Images.size(Bombs.jpeg(2048, 2048, scans)), "100 scans");
        refusedAsTooLarge(() -> decode(Bombs.jpeg(2048, 2048, scans)), "100 scans");
    }

    @Test
    void decodingEndsWhenItTakesTooLong() throws IOException {
        byte[] jpeg = Bombs.jpeg(512, 512, 50);
        byte[] png = Images.png(512, 512, 1, false, new byte[512 * 512]);

        refusedAsTooLarge(() -> Images.decode(jpeg, Background.WHITE, Duration.ofNanos(1)), "to decode");
        refusedAsTooLarge(() -> Images.decode(png, Background.WHITE, Duration.ofNanos(1)), "to decode");
        assertThat(decode(png).width()).isEqualTo(512);
    }

    @Test
    void aPngOfTooManyChunksIsRefused() {
        refusedAsTooLarge(() -> decode(Bombs.png("IDAT", 0, 20_000)), "20000 chunks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLTE", "tRNS", "iCCP", "IDAT", "aaaa"})
    void aChunkThatClaimsMoreThanTheFileHasIsRefused(String type) {
        assertThatThrownBy(() -> decode(Bombs.png(type, Integer.MAX_VALUE - 3, 1)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.kind()).isEqualTo(ProblemException.Kind.MALFORMED));
    }

    private static void refusedAsTooLarge(ThrowingCallable reading, String why) {
        assertThatThrownBy(reading)
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.kind()).isEqualTo(ProblemException.Kind.TOO_LARGE));
    }
}
