package dev.downhill.nn.reference;

import static dev.downhill.nn.spec.Activation.LINEAR;
import static dev.downhill.nn.spec.Padding.SAME;
import static dev.downhill.nn.spec.Padding.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.Specs;
import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Numbers;
import dev.downhill.nn.tensor.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Convolution and pooling of
/// ```
/// 1 2 3
/// 4 5 6
/// 7 8 9
/// ```
/// worked on paper; the kernel is `1 2 / 3 4` unless said.
class WindowByHandTest {

    private static final Shape INPUT = Shape.of(3, 3, 1);
    private static final double[] IMAGE =
            IntStream.rangeClosed(1, 9).asDoubleStream().toArray();
    private static final double[] NONE = {};

    @Test
    void validConvolutionSeesOnlyWholeWindows() {
        assertThat(forward(Specs.conv(1, 2, 1, VALID, LINEAR), 1, 2, 3, 4, 0)).containsExactly(37, 47, 67, 77);
    }

    @Test
    void sameConvolutionPadsBelowAndRightFirst() {
        assertThat(forward(Specs.conv(1, 2, 2, SAME, LINEAR), 1, 2, 3, 4, 10)).containsExactly(47, 31, 33, 19);
    }

    @Test
    void sameConvolutionOfThreeIsCentred() {
        assertThat(forward(Specs.conv(1, 3, 1, SAME, LINEAR), 1, 1, 1, 1, 1, 1, 1, 1, 1, 0))
                .containsExactly(12, 21, 16, 27, 45, 33, 24, 39, 28);
    }

    /// Two rows of padding at most: one above, one below; strides of 2 then see corners only.
    @Test
    void stridesBeginAtThePaddedCorner() {
        assertThat(forward(Specs.conv(1, 3, 2, SAME, LINEAR), 1, 1, 1, 1, 1, 1, 1, 1, 1, 0))
                .containsExactly(12, 16, 24, 28);
    }

    @Test
    void kernelsAreHeightByWidthByChannelsByFilters() {
        LayerSpec conv = Specs.conv(2, 1, 1, VALID, LINEAR);
        double[] w = {1, 2, /* second channel */ 10, 20, /* biases */ 0.5, 0.25};
        assertThat(forward(conv, Shape.of(1, 1, 2), new double[] {3, 5}, w)).containsExactly(53.5, 106.25);
    }

    @Test
    void oblongKernelsAreHeightFirst() {
        LayerSpec conv = Specs.conv(1, new Extent(1, 3), new Extent(2, 1), VALID, LINEAR, false);
        assertThat(forward(conv, 1, 10, 100)).containsExactly(321, 987);
    }

    @Test
    void convolutionGradientCollectsWhatEachWeightSaw() {
        double[] dw = new double[5];
        double[] dx = backward(Specs.conv(1, 2, 1, VALID, LINEAR), IMAGE, dw, 1, 2, 3, 4, 0);
        assertThat(dw).containsExactly(12, 16, 24, 28, 4);
        assertThat(dx).containsExactly(1, 3, 2, 4, 10, 6, 3, 7, 4);
    }

    @Test
    void depthwiseConvolutionHasAKernelForEachChannel() {
        LayerSpec conv = Specs.depthwise(2, 2, VALID, LINEAR);
        double[] twoChannels = {1, 10, 2, 20, 3, 30, 4, 40};
        double[] w = {1, 0, 2, 0, 3, 0, 4, 1, /* biases */ 0.5, 7};
        assertThat(forward(conv, Shape.of(2, 2, 2), twoChannels, w)).containsExactly(30.5, 47);
    }

    @Test
    void depthwiseConvolutionOfOneChannelIsConvolution() {
        assertThat(forward(Specs.depthwise(2, 2, SAME, LINEAR), 1, 2, 3, 4, 10)).containsExactly(47, 31, 33, 19);
        double[] dw = new double[5];
        double[] dx = backward(Specs.depthwise(2, 1, VALID, LINEAR), IMAGE, dw, 1, 2, 3, 4, 0);
        assertThat(dw).containsExactly(12, 16, 24, 28, 4);
        assertThat(dx).containsExactly(1, 3, 2, 4, 10, 6, 3, 7, 4);
    }

    @Test
    void theGlobalAverageIsByChannel() {
        double[] twoChannels = {1, 10, 2, 20, 3, 30, 4, 40};
        assertThat(forward(Specs.globalAvgPool(), Shape.of(2, 2, 2), twoChannels, NONE))
                .containsExactly(2.5, 25);
        assertThat(backward(Specs.globalAvgPool(), IMAGE, NONE)).hasSize(9).containsOnly(1.0 / 9);
    }

    @Test
    void maxPoolTakesTheLargestOfEachWindow() {
        assertThat(forward(Specs.maxPool(2, 1, VALID))).containsExactly(5, 6, 8, 9);
        assertThat(forward(Specs.maxPool(2, 2, SAME))).containsExactly(5, 6, 8, 9);
    }

    @Test
    void paddingNeverWinsAMaximum() {
        double[] negative = Arrays.stream(IMAGE).map(value -> -value).toArray();
        assertThat(forward(Specs.maxPool(2, 2, SAME), INPUT, negative, NONE)).containsExactly(-1, -3, -7, -9);
    }

    @Test
    void theWinnerOfSeveralWindowsTakesAllTheirGradients() {
        double[] peak = {0, 0, 0, 0, 5, 0, 0, 0, 0};
        assertThat(backward(Specs.maxPool(2, 1, VALID), peak, NONE)).containsExactly(0, 0, 0, 0, 4, 0, 0, 0, 0);
    }

    @Test
    void ofEqualValuesTheFirstHasTheGradient() {
        assertThat(backward(Specs.maxPool(3, 1, VALID), new double[9], NONE))
                .containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void avgPoolCountsOnlyWhatLiesWithinTheImage() {
        assertThat(forward(Specs.avgPool(2, 2, SAME))).containsExactly(3, 4.5, 7.5, 9);
        assertThat(forward(Specs.avgPool(2, 1, VALID))).containsExactly(3, 4, 6, 7);
    }

    @Test
    void avgPoolSharesTheGradient() {
        assertThat(backward(Specs.avgPool(2, 2, SAME), IMAGE, NONE))
                .containsExactly(0.25, 0.25, 0.5, 0.25, 0.25, 0.5, 0.5, 0.5, 1);
    }

    private static double[] forward(LayerSpec spec, double... parameters) {
        return forward(spec, INPUT, IMAGE, parameters);
    }

    private static double[] forward(LayerSpec spec, Shape input, double[] image, double... parameters) {
        Layer layer = Layer.of(new LayerShape(spec, input, input, Numbers.NONE));
        assertThat(layer.parameterCount()).isEqualTo(parameters.length);
        return layer.forward(image, batch(parameters));
    }

    /// The gradient by the image, and in `dw` by the parameters, of the sum of all outputs.
    private static double[] backward(LayerSpec spec, double[] image, double[] dw, double... parameters) {
        Layer layer = Layer.of(new LayerShape(spec, INPUT, INPUT, Numbers.NONE));
        double[] ones = new double[forward(spec, INPUT, image, parameters).length];
        Arrays.fill(ones, 1);
        return layer.backward(image, ones, batch(parameters), new Block(dw, 0));
    }

    private static Batch batch(double[] parameters) {
        return new Batch(0, 1, Phase.PREDICTION, new Block(parameters, 0), new Block(NONE, 0));
    }
}
