package dev.downhill.dataset;

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
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void pngKeepsEveryByte(int channels) {
        byte[] pixels = new byte[5 * 7 * channels];
        new SplittableRandom(channels).nextBytes(pixels);
        Images.Pixels decoded = Images.decode(Images.png(5, 7, channels, pixels));
        assertThat(decoded.height()).isEqualTo(5);
        assertThat(decoded.width()).isEqualTo(7);
        assertThat(decoded.channels()).isEqualTo(channels);
        assertThat(decoded.pixels()).isEqualTo(pixels);
    }

    @Test
    void transparencyIsDropped() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x80102030);
        image.setRGB(1, 0, 0xff405060);
        assertThat(Images.decode(encoded(image, "png")).pixels()).containsExactly(0x10, 0x20, 0x30, 0x40, 0x50, 0x60);
    }

    @Test
    void greyOfSixteenBitsKeepsItsUpperEight() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 0x12ff);
        image.getRaster().setSample(1, 0, 0, 0xabcd);
        assertThat(Images.decode(encoded(image, "png")).pixels()).containsExactly(0x12, (byte) 0xab);
    }

    @Test
    void blackAndWhiteIsGrey() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        image.setRGB(1, 0, 0xffffff);
        Images.Pixels decoded = Images.decode(encoded(image, "png"));
        assertThat(decoded.channels()).isEqualTo(1);
        assertThat(decoded.pixels()).containsExactly(0, (byte) 255);
    }

    @Test
    void paletteOfColoursIsColour() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_INDEXED);
        image.setRGB(0, 0, 0xff0000);
        Images.Pixels decoded = Images.decode(encoded(image, "png"));
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
        Images.Pixels decoded = Images.decode(encoded(image, "jpeg"));
        assertThat(decoded.channels()).isEqualTo(type == BufferedImage.TYPE_BYTE_GRAY ? 1 : 3);
        int expected = image.getRaster().getSample(0, 0, 0);
        for (byte pixel : decoded.pixels()) {
            assertThat(pixel & 0xff).isBetween(expected - 3, expected + 3);
        }
    }

    @Test
    void sizeIsCheckedBeforeAPixelIsDecoded() {
        byte[] bomb = Images.png(2, 2, 1, new byte[4]);
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        assertThatThrownBy(() -> Images.decode(bomb))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.kind()).isEqualTo(ProblemException.Kind.TOO_LARGE));
    }

    @Test
    void whatIsNeitherPngNorJpegIsUnsupported() {
        for (byte[] file : new byte[][] {new byte[0], "GIF89a".getBytes(StandardCharsets.US_ASCII)}) {
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
        for (String format : new String[] {"png", "jpeg"}) {
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

    private static String outcome(byte[] file) {
        try {
            return Images.decode(file).pixels().length > 0 ? "decoded" : "empty";
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
    @ValueSource(ints = {1, 10, ImageStructure.MAX_SCANS})
    void aProgressiveJpegOfAllowedScansIsDecoded(int scans) {
        Images.Pixels decoded = Images.decode(Bombs.jpeg(64, 32, scans));

        assertThat(decoded.width()).isEqualTo(64);
        assertThat(decoded.height()).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(ints = {ImageStructure.MAX_SCANS + 1, 50_000})
    void aJpegOfTooManyScansIsRefused(int scans) {
        refusedAsTooLarge(() -> Images.size(Bombs.jpeg(2048, 2048, scans)), "100 scans");
        refusedAsTooLarge(() -> Images.decode(Bombs.jpeg(2048, 2048, scans)), "100 scans");
    }

    @Test
    void decodingEndsWhenItTakesTooLong() throws IOException {
        byte[] jpeg = Bombs.jpeg(512, 512, 50);
        byte[] png = Images.png(512, 512, 1, new byte[512 * 512]);

        refusedAsTooLarge(() -> Images.decode(jpeg, Duration.ofNanos(1)), "to decode");
        refusedAsTooLarge(() -> Images.decode(png, Duration.ofNanos(1)), "to decode");
        assertThat(Images.decode(jpeg).width()).isEqualTo(512);
    }

    @Test
    void aPngOfTooManyChunksIsRefused() {
        refusedAsTooLarge(() -> Images.decode(Bombs.png("IDAT", 0, 20_000)), "20000 chunks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLTE", "tRNS", "iCCP", "IDAT", "aaaa"})
    void aChunkThatClaimsMoreThanTheFileHasIsRefused(String type) {
        assertThatThrownBy(() -> Images.decode(Bombs.png(type, Integer.MAX_VALUE - 3, 1)))
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
