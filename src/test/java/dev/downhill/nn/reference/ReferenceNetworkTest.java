package dev.downhill.nn.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.Specs;
import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.Padding;
import dev.downhill.nn.spec.SpecException;
import dev.downhill.nn.tensor.Shape;
import org.junit.jupiter.api.Test;

class ReferenceNetworkTest {

    private static final Shape IMAGE = Shape.of(2, 2, 1);
    private static final NetworkSpec NORMED = Specs.network(
            Specs.conv(2, 1, 1, Padding.SAME, Activation.LINEAR), Specs.batchNorm(), Specs.dense(1, Activation.TANH));

    @Test
    void parametersLieLayerAfterLayer() {
        ReferenceNetwork network = ReferenceNetwork.of(NORMED, IMAGE, Head.forNumber());
        // kernel 2, bias 2 | gamma 2, beta 2 | kernel 2·2·2, bias 1 | kernel 1, bias 1
        assertThat(network.parameters()).hasSize(4 + 4 + 9 + 2).startsWith(0, 0, 0, 0, 1, 1, 0, 0);
        assertThat(network.buffers()).containsExactly(0, 0, 1, 1);
    }

    @Test
    void kernelsAreTheWeightsOfDenseAndConvolution() {
        ReferenceNetwork network = ReferenceNetwork.of(NORMED, IMAGE, Head.forNumber());
        StringBuilder kernels = new StringBuilder();
        for (boolean kernel : network.kernels()) {
            kernels.append(kernel ? 'k' : '-');
        }
        assertThat(kernels).hasToString("kk--" + "----" + "kkkkkkkk-" + "k-");
    }

    @Test
    void costIsTheMeanOverTheRows() {
        ReferenceNetwork network = ReferenceNetwork.of(Specs.network(), Shape.of(1), Head.forNumber());
        network.parameters()[0] = 1;
        double[] inputs = {1, 2, 3, 4};
        double[] targets = {1, 2, 3, 0};
        assertThat(network.cost(inputs, targets, Loss.Plain.MSE, Phase.PREDICTION))
                .isEqualTo(4);
        assertThat(network.gradient(inputs, targets, Loss.Plain.MSE, Phase.PREDICTION)
                        .parameters())
                .containsExactly(2 * 4 * 4 / 4.0, 2 * 4 / 4.0);
    }

    @Test
    void predictionsAreMadeRowByRow() {
        ReferenceNetwork network = ReferenceNetwork.of(Specs.network(), Shape.of(1), new Head(2, Link.SOFTMAX));
        network.parameters()[1] = Math.log(3);
        assertThat(network.predictions(new double[] {0, 1}, 2))
                .containsExactly(new double[] {0.5, 0.5, 0.25, 0.75}, within(1e-15));
    }

    @Test
    void layersThatDoNotFitAreRefused() {
        assertThatExceptionOfType(SpecException.class)
                .isThrownBy(() -> ReferenceNetwork.of(NORMED, Shape.of(4), Head.forNumber()));
    }
}
