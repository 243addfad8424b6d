package dev.downhill.dataset.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScalingTest {

    private static DecodedImage random(int height, int width, int channels, boolean deep, long seed) {
        byte[] pixels = new byte[height * width * channels * (deep ? 2 : 1)];
        new SplittableRandom(seed).nextBytes(pixels);
        return new DecodedImage(height, width, channels, deep, pixels, Set.of());
    }

    @ParameterizedTest
    @EnumSource(Resize.class)
    void theSameSizeIsTheSamePicture(Resize resize) {
        DecodedImage picture = random(7, 5, 3, false, 1);
        assertThat(Scaling.scale(picture, 7, 5, resize, Background.WHITE)).isSameAs(picture);
    }

    /// By real numbers, at every fine point of a grid that both sizes divide.
    @Test
    void everyPixelIsTheMeanOfWhatItCovers() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 60; round++) {
            int height = random.nextInt(1, 9);
            int width = random.nextInt(1, 9);
            int wantedHeight = random.nextInt(1, 9);
            int wantedWidth = random.nextInt(1, 9);
            boolean deep = round % 3 == 0;
            DecodedImage picture = random(height, width, 1, deep, round);
            DecodedImage scaled = Scaling.scale(picture, wantedHeight, wantedWidth, Resize.STRETCH, Background.WHITE);
            for (int i = 0; i < wantedHeight * wantedWidth; i++) {
                double sum = 0;
                for (int fineY = 0; fineY < height; fineY++) {
                    for (int fineX = 0; fineX < width; fineX++) {
                        int y = (i / wantedWidth * height + fineY) / wantedHeight;
                        int x = (i % wantedWidth * width + fineX) / wantedWidth;
                        sum += picture.shade(y * width + x);
                    }
                }
                assertThat(scaled.shade(i)).isEqualTo((int) Math.floor(sum / (height * width) + 0.5));
            }
        }
    }

    @Test
    void cropTakesTheMiddleAndPadAddsBackground() {
        byte[] stripes = {1, 2, 3, 4, 1, 2, 3, 4};
        DecodedImage wide = new DecodedImage(2, 4, 1, false, stripes, Set.of());
        assertThat(Scaling.scale(wide, 2, 2, Resize.CROP, Background.WHITE).pixels())
                .containsExactly(2, 3, 2, 3);
        assertThat(Scaling.scale(wide, 4, 4, Resize.PAD, Background.of("#090909"))
                        .pixels())
                .containsExactly(9, 9, 9, 9, 1, 2, 3, 4, 1, 2, 3, 4, 9, 9, 9, 9);
        DecodedImage coloured = wide.withChannels(3);
        assertThat(Scaling.scale(coloured, 4, 4, Resize.PAD, Background.of("#010203"))
                        .pixels())
                .startsWith(1, 2, 3, 1, 2, 3);
    }

    @ParameterizedTest
    @EnumSource(Resize.class)
    void aThreadOfPixelsTakesNoMoreTimeThanItsPixels(Resize resize) {
        DecodedImage thread = random(1, Images.MAX_SIDE, 1, false, 3);
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(Scaling.scale(thread, 64, 64, resize, Background.WHITE).pixels())
                    .hasSize(64 * 64);
            assertThat(Scaling.scale(thread, 2_048, 1, resize, Background.WHITE).pixels())
                    .hasSize(2_048);
        });
    }
}
