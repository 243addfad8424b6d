package dev.downhill.nn.spec;

import static dev.downhill.nn.Specs.activated;
import static dev.downhill.nn.Specs.avgPool;
import static dev.downhill.nn.Specs.batchNorm;
import static dev.downhill.nn.Specs.conv;
import static dev.downhill.nn.Specs.dense;
import static dev.downhill.nn.Specs.denseWithoutBias;
import static dev.downhill.nn.Specs.depthwise;
import static dev.downhill.nn.Specs.dropout;
import static dev.downhill.nn.Specs.exactly;
import static dev.downhill.nn.Specs.flatten;
import static dev.downhill.nn.Specs.globalAvgPool;
import static dev.downhill.nn.Specs.layerNorm;
import static dev.downhill.nn.Specs.maxPool;
import static dev.downhill.nn.Specs.network;
import static dev.downhill.nn.Specs.residual;
import static dev.downhill.nn.spec.Activation.RELU;
import static dev.downhill.nn.spec.Padding.SAME;
import static dev.downhill.nn.spec.Padding.VALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.downhill.nn.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeInferenceTest {

    private static final Shape DIGIT = Shape.of(28, 28, 1);
    private static final Shape FLOWER = Shape.of(4);
    private static final Head TEN = new Head(10, Link.SOFTMAX);

    @Test
    void leNetIsFollowedLayerByLayer() {
        NetworkSpec leNet = network(
                conv(6, 5, 1, SAME, RELU),
                maxPool(2, 2, VALID),
                conv(16, 5, 1, VALID, RELU),
                maxPool(2, 2, VALID),
                flatten(),
                dense(120, RELU),
                dense(84, RELU));
        List<LayerShape> shapes = ShapeInference.infer(leNet, DIGIT, TEN);
        assertThat(shapes.stream().map(LayerShape::output))
                .containsExactly(
                        Shape.of(28, 28, 6),
                        Shape.of(14, 14, 6),
                        Shape.of(10, 10, 16),
                        Shape.of(5, 5, 16),
                        Shape.of(400),
                        Shape.of(120),
                        Shape.of(84),
                        Shape.of(10));
        assertThat(shapes.stream().map(LayerShape::parameters))
                .containsExactly(156L, 0L, 2416L, 0L, 0L, 48120L, 10164L, 850L);
        assertThat(shapes.stream().map(LayerShape::layer)).isEqualTo(leNet.layers());
        assertThat(shapes.getFirst().input()).isEqualTo(DIGIT);
        assertThat(shapes.get(3).input()).isEqualTo(shapes.get(2).output());
    }

    @Test
    void depthwiseConvolutionKeepsTheChannels() {
        List<LayerShape> shapes = ShapeInference.infer(
                network(conv(6, 5, 1, SAME, RELU), depthwise(3, 2, SAME, RELU), globalAvgPool()), DIGIT, TEN);
        assertThat(shapes.stream().map(LayerShape::output))
                .containsExactly(Shape.of(28, 28, 6), Shape.of(14, 14, 6), Shape.of(6), Shape.of(10));
        assertThat(shapes.stream().map(LayerShape::parameters)).containsExactly(156L, 60L, 0L, 70L);
    }

    @Test
    void layersWithoutWeightsKeepTheShape() {
        List<LayerShape> shapes = ShapeInference.infer(network(activated(RELU), dropout(0.5), batchNorm()), DIGIT, TEN);
        assertThat(shapes.subList(0, 3)).allMatch(shape -> shape.output().equals(DIGIT));
        assertThat(shapes.stream().map(LayerShape::parameters)).containsExactly(0L, 0L, 2L, 7850L);
    }

    @Test
    void normalisationHasTwoParametersAChannelOrFeature() {
        List<LayerShape> image = ShapeInference.infer(network(conv(8, 3, 1, SAME, RELU), batchNorm()), DIGIT, TEN);
        assertThat(image.get(1).parameters()).isEqualTo(16);
        List<LayerShape> vector = ShapeInference.infer(network(batchNorm()), FLOWER, TEN);
        assertThat(vector.getFirst().parameters()).isEqualTo(8);
        List<LayerShape> layerNorm = ShapeInference.infer(network(conv(8, 3, 1, SAME, RELU), layerNorm()), DIGIT, TEN);
        assertThat(layerNorm.get(1).parameters()).isEqualTo(16);
        assertThat(layerNorm.get(1).output()).isEqualTo(Shape.of(28, 28, 8));
    }

    @Test
    void biasesAreCountedOnlyWhereThereAreAny() {
        Extent three = Extent.square(3);
        Extent one = Extent.square(1);
        List<LayerShape> shapes = ShapeInference.infer(
                network(conv(8, three, one, SAME, RELU, false), denseWithoutBias(5, RELU)), DIGIT, TEN);
        assertThat(shapes.stream().map(LayerShape::parameters)).containsExactly(72L, 28L * 28 * 8 * 5, 60L);
    }

    @Test
    void denseTakesAnImageAsItIs() {
        List<LayerShape> shapes = ShapeInference.infer(network(dense(3, RELU)), DIGIT, TEN);
        assertThat(shapes.getFirst().output()).isEqualTo(Shape.of(3));
        assertThat(shapes.getFirst().parameters()).isEqualTo(785 * 3);
    }

    @Test
    void withoutAHeadTheOutputCountsAsOneUnit() {
        assertThat(ShapeInference.infer(network(), FLOWER, null).getFirst().output())
                .isEqualTo(Shape.of(1));
    }

    @Test
    void aWindowLargerThanTheImageIsRefusedWithItsField() {
        assertThat(problems(DIGIT, conv(4, 29, 1, VALID, RELU)))
                .containsExactly("layers/0 kernel_size window_too_large");
        assertThat(problems(DIGIT, maxPool(29, 1, VALID))).containsExactly("layers/0 pool_size window_too_large");
        assertThat(problems(DIGIT, avgPool(29, 1, VALID))).containsExactly("layers/0 pool_size window_too_large");
        assertThat(refused(network(maxPool(29, 1, VALID)), DIGIT).getMessage()).contains("29×29", "28×28", "layers/0");
    }

    @Test
    void aWindowIsJudgedByWhatIsLeftOfTheImage() {
        assertThat(problems(DIGIT, maxPool(4, 4, VALID), maxPool(4, 4, VALID), conv(2, 3, 1, VALID, RELU)))
                .containsExactly("layers/2 kernel_size window_too_large");
    }

    @Test
    void aLargeWindowWithPaddingFits() {
        assertThat(problems(DIGIT, conv(4, 29, 1, SAME, RELU), avgPool(Integer.MAX_VALUE, 1, SAME)))
                .isEmpty();
    }

    @Test
    void windowsNeedAnImage() {
        assertThat(problems(FLOWER, conv(4, 3, 1, SAME, RELU))).containsExactly("layers/0 type needs_image");
        assertThat(problems(FLOWER, depthwise(3, 1, SAME, RELU))).containsExactly("layers/0 type needs_image");
        assertThat(problems(FLOWER, globalAvgPool())).containsExactly("layers/0 type needs_image");
        assertThat(problems(DIGIT, flatten(), maxPool(2, 2, SAME))).containsExactly("layers/1 type needs_image");
        assertThat(problems(DIGIT, dense(4, RELU), avgPool(2, 2, SAME))).containsExactly("layers/1 type needs_image");
    }

    @Test
    void theOutputIsTheLastLayerAndOnlyThat() {
        LayerSpec output = new LayerSpec.Output();
        assertThat(codes(refused(exactly(dense(3, RELU)), FLOWER))).containsExactly("layers/0 type no_output");
        assertThat(codes(refused(exactly(output, output), FLOWER))).containsExactly("layers/0 type output_not_last");
        assertThat(codes(refused(exactly(output, dense(3, RELU)), FLOWER)))
                .containsExactly("layers/0 type output_not_last", "layers/1 type no_output");
    }

    @Test
    void aResidualShowsTheLayersWithinIt() {
        LayerSpec block = residual(conv(8, 3, 1, SAME, RELU), conv(1, 3, 1, SAME, RELU));
        LayerShape shape = ShapeInference.infer(network(block), DIGIT, TEN).getFirst();
        assertThat(shape.output()).isEqualTo(DIGIT);
        assertThat(shape.parameters()).isEqualTo(80 + 73);
        assertThat(shape.inner().stream().map(LayerShape::output)).containsExactly(Shape.of(28, 28, 8), DIGIT);
        assertThat(shape.inner().stream().map(LayerShape::parameters)).containsExactly(80L, 73L);
    }

    @Test
    void whatAResidualAddsHasTheShapeOfItsInput() {
        NetworkSpec network = network(dense(4, RELU), residual(dense(5, RELU)));
        assertThat(codes(refused(network, FLOWER))).containsExactly("layers/1 null residual_shape");
        assertThat(refused(network, FLOWER)).hasMessageContaining("[4]").hasMessageContaining("[5]");
        assertThat(problems(DIGIT, residual(flatten()))).containsExactly("layers/0 null residual_shape");
    }

    @Test
    void whatDoesNotFitWithinAResidualIsPointedAt() {
        assertThat(problems(FLOWER, residual(dense(4, RELU), residual(maxPool(2, 2, SAME)))))
                .containsExactly("layers/0/layers/1/layers/0 type needs_image");
    }

    @Test
    void noOutputStandsWithinAResidual() {
        assertThat(problems(FLOWER, dense(1, RELU), residual(residual(new LayerSpec.Output()), dense(1, RELU))))
                .contains("layers/1/layers/0/layers/0 type output_inside_residual");
    }

    @Test
    void parametersWithinResidualsAreLimitedToo() {
        int half = 30_000;
        LayerSpec block = residual(dense(half, RELU), dense(half, RELU));
        assertThat(problems(Shape.of(half), block, block, block)).contains("layers/1 null too_many_parameters");
        assertThat(problems(Shape.of(half), residual(dense(half, RELU), dense(half, RELU), dense(half, RELU))))
                .containsExactly("layers/0/layers/2 null too_many_parameters");
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        LayerSpec output = new LayerSpec.Output();
        assertThat(codes(refused(exactly(output, maxPool(2, 2, VALID)), FLOWER)))
                .containsExactly(
                        "layers/0 type output_not_last", "layers/1 type no_output", "layers/1 type needs_image");
    }

    @Test
    void moreParametersThanAnArrayHoldsAreRefused() {
        int most = LayerSpec.MAX_UNITS;
        assertThat(problems(FLOWER, dense(most, RELU), dense(most, RELU)))
                .containsExactly("layers/1 null too_many_parameters");
        assertThat(problems(Shape.of(2, 2, 3), conv(most, 100, 1, SAME, RELU)))
                .containsExactly("layers/0 null too_many_parameters");
    }

    @Test
    void parametersAreAddedUpOverTheLayers() {
        int half = 30_000;
        assertThat(problems(FLOWER, dense(half, RELU), dense(half, RELU))).isEmpty();
        assertThat(problems(FLOWER, dense(half, RELU), dense(half, RELU), dense(half, RELU), dense(half, RELU)))
                .containsExactly("layers/3 null too_many_parameters");
    }

    /// `(2^31 - 1)^2 · 3` weights are more than a `long` counts; the sum must not wrap around and pass.
    @Test
    void countsBeyondALongAreRefusedToo() {
        int most = Integer.MAX_VALUE;
        for (Shape image : List.of(Shape.of(2, 2, 3), Shape.of(2, 2, 4), Shape.of(1, 1, most))) {
            assertThat(problems(image, conv(1, most, most, SAME, RELU)))
                    .as("%s", image)
                    .containsExactly("layers/0 null too_many_parameters");
        }
    }

    @Test
    void moreValuesThanAnArrayHoldsAreRefused() {
        assertThat(problems(Shape.of(1000, 1000, 1), conv(3000, 3, 1, SAME, RELU)))
                .containsExactly("layers/0 null too_large");
    }

    @Test
    void everyProblemSaysWhatWouldFit() {
        List<LayerSpec> bad = List.of(
                conv(4, 29, 1, VALID, RELU),
                conv(LayerSpec.MAX_UNITS, 100, 1, SAME, RELU),
                conv(1, Integer.MAX_VALUE, 1, SAME, RELU));
        for (LayerSpec layer : bad) {
            assertThat(refused(network(layer), DIGIT).problems())
                    .allSatisfy(problem -> assertThat(problem.hint()).isNotBlank());
        }
    }

    private static List<String> problems(Shape input, LayerSpec... layers) {
        SpecException refusal =
                catchThrowableOfType(SpecException.class, () -> ShapeInference.infer(network(layers), input, TEN));
        return refusal == null ? List.of() : codes(refusal);
    }

    private static SpecException refused(NetworkSpec network, Shape input) {
        SpecException refusal =
                catchThrowableOfType(SpecException.class, () -> ShapeInference.infer(network, input, TEN));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static List<String> codes(SpecException refusal) {
        return refusal.problems().stream()
                .map(problem -> problem.layer() + " " + problem.field() + " " + problem.code())
                .toList();
    }
}
