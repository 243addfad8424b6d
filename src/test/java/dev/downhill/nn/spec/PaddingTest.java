package dev.downhill.nn.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddingTest {

    @ParameterizedTest
    @CsvSource({
        // input, kernel, stride, output, before
        "5, 3, 1, 5, 1",
        "5, 3, 2, 3, 1",
        "6, 3, 2, 3, 0",
        "5, 2, 1, 5, 0",
        "5, 4, 1, 5, 1",
        "5, 2, 2, 3, 0",
        "4, 2, 2, 2, 0",
        "7, 1, 3, 3, 0",
        "2, 7, 1, 2, 3",
        "1, 3, 1, 1, 1",
        "28, 3, 2147483647, 1, 0",
        "28, 2147483647, 1, 28, 1073741823",
    })
    void sameCoversTheImageWithTheOddZeroBelow(int input, int kernel, int stride, int output, int before) {
        assertThat(Padding.SAME.outputLength(input, kernel, stride)).isEqualTo(output);
        assertThat(Padding.SAME.before(input, kernel, stride)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        // input, kernel, stride, output
        "5, 3, 1, 3",
        "5, 3, 2, 2",
        "6, 3, 2, 2",
        "5, 5, 1, 1",
        "5, 5, 9, 1",
        "28, 3, 2147483647, 1",
    })
    void validKeepsWholeWindows(int input, int kernel, int stride, int output) {
        assertThat(Padding.VALID.outputLength(input, kernel, stride)).isEqualTo(output);
        assertThat(Padding.VALID.before(input, kernel, stride)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 1", "2, 9, 4", "1, 2147483647, 1"})
    void aKernelLargerThanTheImageLeavesNothing(int input, int kernel, int stride) {
        assertThat(Padding.VALID.outputLength(input, kernel, stride)).isNotPositive();
    }

    /// Every window of `same` touches the image, and the last reaches its end unless strides skip it.
    @Test
    void everySameWindowTouchesTheImage() {
        for (int input = 1; input <= 12; input++) {
            for (int kernel = 1; kernel <= 12; kernel++) {
                for (int stride = 1; stride <= 5; stride++) {
                    int before = Padding.SAME.before(input, kernel, stride);
                    int last = (Padding.SAME.outputLength(input, kernel, stride) - 1) * stride - before;
                    assertThat(before).isBetween(0, kernel / 2);
                    assertThat(last).as("%d %d %d", input, kernel, stride).isLessThan(input);
                    assertThat(last + Math.max(kernel, stride)).isGreaterThanOrEqualTo(input);
                }
            }
        }
    }
}
