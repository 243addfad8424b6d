package dev.downhill.nn.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.Specs;
import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Numbers;
import dev.downhill.nn.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Layers without windows, small enough to be worked on paper. Those with windows: {@link WindowByHandTest}.
class LayerByHandTest {

    private static final Offset<Double> EXACT = within(1e-14);
    private static final double[] NONE = {};

    @Test
    void denseMultipliesByAMatrixOfInputsByUnits() {
        double[] w = {1, 2, 3, /**/ 4, 5, 6, /* biases */ 0.1, 0.2, 0.3};
        assertThat(forward(Specs.dense(3, Activation.LINEAR), Shape.of(2), w, 1, 2))
                .containsExactly(new double[] {9.1, 12.2, 15.3}, EXACT);
    }

    @Test
    void denseWithoutBiasIsTheProductAlone() {
        double[] w = {1, 2, 3, 4, 5, 6};
        assertThat(forward(Specs.denseWithoutBias(3, Activation.RELU), Shape.of(2), w, 1, -1))
                .containsExactly(0, 0, 0);
        assertThat(forward(Specs.denseWithoutBias(3, Activation.RELU), Shape.of(2), w, -1, 1))
                .containsExactly(3, 3, 3);
    }

    @Test
    void denseGradientIsTheOuterProduct() {
        double[] w = {1, 2, 3, 4, 5, 6, 0, 0, 0};
        double[] dw = new double[9];
        double[] dx = backward(Specs.dense(3, Activation.LINEAR), Shape.of(2), w, dw, new double[] {7, 8}, 1, 0, -1);
        assertThat(dw).containsExactly(7, 0, -7, 8, 0, -8, 1, 0, -1);
        assertThat(dx).containsExactly(1 - 3, 4 - 6);
    }

    @Test
    void flattenKeepsTheOrder() {
        assertThat(forward(Specs.flatten(), Shape.of(1, 2, 2), NONE, 1, 2, 3, 4))
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void dropoutScalesWhatItKeeps() {
        Layer layer = layer(Specs.dropout(0.75), Shape.of(3));
        Phase training = Phase.training((position, element) -> element != 1);
        double[] x = {1, 2, 3};
        assertThat(layer.forward(x, batch(layer, 1, training, NONE, NONE))).containsExactly(4, 0, 12);
        assertThat(layer.backward(x, x, batch(layer, 1, training, NONE, NONE), new Block(NONE, 0)))
                .containsExactly(4, 0, 12);
        assertThat(layer.forward(x, batch(layer, 1, Phase.PREDICTION, NONE, NONE)))
                .containsExactly(1, 2, 3);
    }

    /// The batch 0, 4 has mean 2 and variance 4; with epsilon 5 the divisor is 3.
    @Test
    void batchNormStandardisesOverTheBatch() {
        Layer layer = layer(new LayerSpec.BatchNorm(0.9, 5), Shape.of(1));
        double[] buffers = {0, 1};
        double[] gammaBeta = {3, 10};
        Batch batch = batch(layer, 2, Phase.training(Masks.KEEP_ALL), gammaBeta, buffers);
        assertThat(layer.forward(new double[] {0, 4}, batch)).containsExactly(new double[] {8, 12}, EXACT);
        assertThat(buffers).containsExactly(new double[] {0.2, 1.3}, EXACT);
    }

    @Test
    void batchNormPredictsWithTheRunningStatistics() {
        Layer layer = layer(new LayerSpec.BatchNorm(0.9, 5), Shape.of(1));
        double[] buffers = {1, 4};
        Batch batch = batch(layer, 2, Phase.PREDICTION, new double[] {3, 10}, buffers);
        assertThat(layer.forward(new double[] {0, 4}, batch)).containsExactly(new double[] {9, 13}, EXACT);
        assertThat(buffers).containsExactly(1, 4);
    }

    /// n = ∓2/3; a gradient that is the same for all rows moves only the mean, which is subtracted again.
    @Test
    void batchNormPassesNoCommonGradient() {
        Layer layer = layer(new LayerSpec.BatchNorm(0.9, 5), Shape.of(1));
        Batch batch = batch(layer, 2, Phase.training(Masks.KEEP_ALL), new double[] {3, 10}, new double[] {0, 1});
        double[] dw = new double[2];
        double[] dx = layer.backward(new double[] {0, 4}, new double[] {1, 1}, batch, new Block(dw, 0));
        assertThat(dx).containsExactly(new double[] {0, 0}, EXACT);
        assertThat(dw).containsExactly(new double[] {0, 2}, EXACT);
    }

    @Test
    void batchNormOfAnImageIsByChannel() {
        Layer layer = layer(new LayerSpec.BatchNorm(0.9, 5), Shape.of(1, 2, 2));
        double[] twoPixelsOfTwoChannels = {0, 100, 4, 100};
        Batch batch =
                batch(layer, 1, Phase.training(Masks.KEEP_ALL), new double[] {3, 3, 10, 20}, new double[] {0, 0, 1, 1});
        assertThat(layer.forward(twoPixelsOfTwoChannels, batch)).containsExactly(new double[] {8, 20, 12, 20}, EXACT);
    }

    /// The row 0, 4 has mean 2 and variance 4; with epsilon 5 the divisor is 3. The row 1, 1 is its own mean.
    @Test
    void layerNormStandardisesEachRow() {
        double[] gammaBeta = {3, 3, 10, 20};
        assertThat(forward(new LayerSpec.LayerNorm(5), Shape.of(2), gammaBeta, 0, 4))
                .containsExactly(new double[] {8, 22}, EXACT);
        assertThat(forward(new LayerSpec.LayerNorm(5), Shape.of(2), gammaBeta, 1, 1))
                .containsExactly(new double[] {10, 20}, EXACT);
    }

    @Test
    void layerNormOfAnImageIsByPixel() {
        double[] gammaBeta = {3, 3, 10, 20};
        assertThat(forward(new LayerSpec.LayerNorm(5), Shape.of(1, 2, 2), gammaBeta, 0, 4, 1, 1))
                .containsExactly(new double[] {8, 22, 10, 20}, EXACT);
    }

    /// n = ∓2/3, dn = 3; what is the same for all values moves only the mean, which is subtracted again.
    @Test
    void layerNormPassesNoCommonGradient() {
        double[] dw = new double[4];
        double[] x = {0, 4};
        double[] dx = backward(new LayerSpec.LayerNorm(5), Shape.of(2), new double[] {3, 3, 10, 20}, dw, x, 1, 1);
        assertThat(dx).containsExactly(new double[] {0, 0}, EXACT);
        assertThat(dw).containsExactly(new double[] {-2.0 / 3, 2.0 / 3, 1, 1}, EXACT);
    }

    /// The layer within is `3 x + 1`.
    @Test
    void aResidualAddsItsInput() {
        LayerSpec within = Specs.dense(1, Activation.LINEAR);
        Numbers numbers = new Numbers(1, 1, 0);
        LayerShape inner = new LayerShape(within, Shape.of(1), Shape.of(1), numbers);
        Layer layer =
                Layer.of(new LayerShape(Specs.residual(within), Shape.of(1), Shape.of(1), numbers, List.of(inner)));
        Batch batch = batch(layer, 2, Phase.PREDICTION, new double[] {3, 1}, NONE);
        assertThat(layer.forward(new double[] {2, -1}, batch)).containsExactly(2 + 7, -1 - 2);
        double[] dw = new double[2];
        assertThat(layer.backward(new double[] {2, -1}, new double[] {1, 10}, batch, new Block(dw, 0)))
                .containsExactly(1 + 3, 10 + 30);
        assertThat(dw).containsExactly(2 - 10, 11);
    }

    private static double[] forward(LayerSpec spec, Shape input, double[] parameters, double... x) {
        Layer layer = layer(spec, input);
        return layer.forward(x, batch(layer, 1, Phase.PREDICTION, parameters, NONE));
    }

    private static double[] backward(
            LayerSpec spec, Shape input, double[] parameters, double[] dw, double[] x, double... dy) {
        Layer layer = layer(spec, input);
        return layer.backward(x, dy, batch(layer, 1, Phase.PREDICTION, parameters, NONE), new Block(dw, 0));
    }

    private static Layer layer(LayerSpec spec, Shape input) {
        Shape output = spec instanceof LayerSpec.Dense dense ? Shape.of(dense.units()) : input;
        return Layer.of(new LayerShape(spec, input, output, Numbers.NONE));
    }

    private static Batch batch(Layer layer, int rows, Phase phase, double[] parameters, double[] buffers) {
        assertThat(layer.parameterCount()).as(Arrays.toString(parameters)).isEqualTo(parameters.length);
        return new Batch(0, rows, phase, new Block(parameters, 0), new Block(buffers, 0));
    }
}
