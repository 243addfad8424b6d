package dev.downhill.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.Network;
import dev.downhill.nn.NetworkCase;
import dev.downhill.nn.RandomNetwork;
import dev.downhill.nn.RandomNetworks;
import dev.downhill.nn.Specs;
import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.reference.ReferenceNetwork;
import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.ShapeInference;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The contract of every layer, activation and loss of the engine, on any kernels: equal to the reference, forward and
/// backward, training and predicting. {@link NetworkCase} has a case of everything, and the reference's gradient test
/// sees to it that this stays so.
abstract class LayerContract {

    private static final int[] BATCHES = {1, 2, 7, 32};
    private static final int RANDOM_NETWORKS = 50;

    private final Team team = new Team(2);

    abstract Kernels kernels();

    @AfterEach
    void endTeam() {
        team.close();
    }

    static List<NetworkCase> cases() {
        return NetworkCase.all();
    }

    /// Without normalisation over the batch, which sees the rows of one pass and not of the step.
    static Stream<NetworkCase> casesRowByRow() {
        return cases().stream()
                .filter(test -> Specs.all(test.network().layers()).noneMatch(LayerSpec.BatchNorm.class::isInstance));
    }

    static Stream<RandomNetwork> drawn() {
        return RandomNetworks.first(RANDOM_NETWORKS);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void predictsAsTheReference(NetworkCase test) {
        for (int rows : BATCHES) {
            Trial trial = scrambled(test, 32);
            trial.predictsAlike(inputs(test, rows), targets(test, rows));
            trial.scoresAlike(inputs(test, rows), targets(test, rows));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void learnsAsTheReference(NetworkCase test) {
        for (int rows : BATCHES) {
            scrambled(test, 32).learnsAlike(inputs(test, rows), targets(test, rows), rows);
        }
    }

    @ParameterizedTest
    @MethodSource("casesRowByRow")
    void aStepInPartsIsTheStep(NetworkCase test) {
        scrambled(test, 3).learnsAlike(inputs(test, 7), targets(test, 7), 3, 3, 1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void parametersLieAsInTheReference(NetworkCase test) {
        Trial trial = trial(test, 1);
        Network engine = trial.engine();
        ReferenceNetwork reference = trial.reference();
        List<LayerShape> shapes = ShapeInference.infer(test.network(), test.input(), test.head());

        assertThat(engine.parameters()).hasSameSizeAs(reference.parameters());
        assertThat((long) engine.parameters().length)
                .isEqualTo(shapes.stream().mapToLong(LayerShape::parameters).sum());
        assertThat(engine.gradients()).hasSameSizeAs(engine.parameters());
        assertThat(engine.inputSize()).isEqualTo(test.input().size());
        assertThat(penalised(engine)).isEqualTo(reference.kernels());
    }

    /// Biases and betas start at 0, gammas and variances at 1, whatever the weights do.
    @ParameterizedTest
    @MethodSource("cases")
    void allButTheWeightsStartAsInTheReference(NetworkCase test) {
        Trial trial = trial(test, 1);
        boolean[] kernels = trial.reference().kernels();
        for (int i = 0; i < kernels.length; i++) {
            if (!kernels[i]) {
                assertThat((double) trial.engine().parameters()[i])
                        .as("parameter %d", i)
                        .isEqualTo(trial.reference().parameters()[i]);
            }
        }
        Closeness.check("buffer", trial.engine().buffers(), trial.reference().buffers());
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void aRandomNetworkIsThatOfTheReference(RandomNetwork drawn) {
        Trial trial = new Trial(
                drawn.network(),
                drawn.input(),
                drawn.head(),
                drawn.loss(),
                drawn.rows(),
                drawn.seed(),
                kernels(),
                team);
        trial.scramble();
        trial.predictsAlike(drawn.inputs(), drawn.targets());
        trial.scoresAlike(drawn.inputs(), drawn.targets());
        trial.learnsAlike(drawn.inputs(), drawn.targets(), drawn.rows());
    }

    private Trial scrambled(NetworkCase test, int maxRows) {
        Trial trial = trial(test, maxRows);
        trial.scramble();
        return trial;
    }

    private Trial trial(NetworkCase test, int maxRows) {
        return new Trial(test.network(), test.input(), test.head(), test.loss(), maxRows, 42, kernels(), team);
    }

    private static boolean[] penalised(Network engine) {
        boolean[] penalised = new boolean[engine.parameters().length];
        for (Network.Penalised range : engine.penalised()) {
            Arrays.fill(penalised, range.from(), range.to(), true);
        }
        return penalised;
    }

    private static float[] inputs(NetworkCase test, int rows) {
        Random random = new Random(rows);
        float[] inputs = new float[rows * test.input().size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        return inputs;
    }

    private static float[] targets(NetworkCase test, int rows) {
        Random random = new Random(rows);
        float[] targets = new float[rows];
        for (int i = 0; i < rows; i++) {
            targets[i] = switch (test.head().link()) {
                case SOFTMAX -> random.nextInt(test.head().units());
                case SIGMOID -> random.nextInt(2);
                case LINEAR -> (float) random.nextGaussian();
            };
        }
        return targets;
    }
}
