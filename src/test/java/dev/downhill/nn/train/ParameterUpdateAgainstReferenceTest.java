package dev.downhill.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.Network;
import dev.downhill.nn.RandomNetwork;
import dev.downhill.nn.RandomNetworks;
import dev.downhill.nn.Specs;
import dev.downhill.nn.init.Purpose;
import dev.downhill.nn.init.Randomness;
import dev.downhill.nn.kernel.KernelFixtures;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.reference.Bounds;
import dev.downhill.nn.reference.Gradient;
import dev.downhill.nn.reference.Masks;
import dev.downhill.nn.reference.Objective;
import dev.downhill.nn.reference.Optimizer;
import dev.downhill.nn.reference.Penalty;
import dev.downhill.nn.reference.Phase;
import dev.downhill.nn.reference.ReferenceNetwork;
import dev.downhill.nn.reference.Schedules;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Regularization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole trainings, schedule, regularisation and optimizer included, end at the weights of the same descent
/// written out in double, with all rows in every step as with batches of which the last is short.
class ParameterUpdateAgainstReferenceTest {

    private static final int EPOCHS = 4;
    private static final double TOLERANCE = 1e-3;

    /// Without chance in the layers. Normalisation over the batch is left out because it makes some gradients
    /// 0, where an optimizer that divides by the gradient's size amplifies rounding.
    static Stream<RandomNetwork> drawn() {
        return RandomNetworks.first(160)
                .filter(drawn -> Specs.all(drawn.network().layers())
                        .noneMatch(
                                layer -> layer instanceof LayerSpec.Dropout || layer instanceof LayerSpec.BatchNorm));
    }

    @Test
    void everyOptimizerIsCompared() {
        assertThat(drawn().<Class<?>>map(drawn -> drawn.optimizer().getClass()))
                .contains(OptimizerSpec.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void trainingIsTheDescentOfTheReference(RandomNetwork drawn) {
        compare(drawn, TrainingPlan.FULL_BATCH);
    }

    /// Two thirds of the rows, and then the rest.
    @ParameterizedTest
    @MethodSource("drawn")
    void aShortLastBatchCountsByItsRows(RandomNetwork drawn) {
        compare(drawn, drawn.rows() * 2 / 3 + 1);
    }

    private static void compare(RandomNetwork drawn, int batchSize) {
        TrainingPlan plan = calm(drawn.plan(batchSize, EPOCHS));
        ReferenceNetwork reference = start(plan);
        List<Double> costs = descend(reference, plan, doubles(drawn.inputs()), doubles(drawn.targets()));

        List<Double> losses = new ArrayList<>();
        TrainingResult result = new Trainer(2, KernelFixtures.vector(), () -> 0)
                .train(plan, drawn.examples(), none(), new TrainingListener() {
                    @Override
                    public void epoch(EpochResult epoch, Supplier<Checkpoint> state) {
                        losses.add(epoch.train().loss());
                    }

                    @Override
                    public boolean stopRequested(int epoch, long step, long samples, Supplier<Checkpoint> state) {
                        return false;
                    }
                });

        assertThat(losses).hasSize(EPOCHS);
        for (int i = 0; i < EPOCHS; i++) {
            assertThat(losses.get(i)).as("loss of epoch %d", i + 1).isEqualTo(costs.get(i), within(TOLERANCE));
        }
        double scale =
                Arrays.stream(reference.parameters()).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < result.parameters().length; i++) {
            assertThat((double) result.parameters()[i])
                    .as("parameter %d", i)
                    .isEqualTo(reference.parameters()[i], within(TOLERANCE * Math.max(1, scale)));
        }
    }

    /// An epsilon that keeps Adam and its kin from dividing rounding errors by rounding errors.
    private static TrainingPlan calm(TrainingPlan plan) {
        double calm = 1e-2;
        OptimizerSpec optimizer = switch (plan.optimizer()) {
            case OptimizerSpec.RmsProp o -> new OptimizerSpec.RmsProp(o.learningRate(), o.rho(), o.momentum(), calm);
            case OptimizerSpec.Adam o -> new OptimizerSpec.Adam(o.learningRate(), o.beta1(), o.beta2(), calm);
            case OptimizerSpec.AdamW o ->
                new OptimizerSpec.AdamW(o.learningRate(), o.beta1(), o.beta2(), calm, o.weightDecay());
            case OptimizerSpec.Nadam o -> new OptimizerSpec.Nadam(o.learningRate(), o.beta1(), o.beta2(), calm);
            case OptimizerSpec.Lamb o ->
                new OptimizerSpec.Lamb(o.learningRate(), o.beta1(), o.beta2(), calm, o.weightDecay());
            case OptimizerSpec.Sgd _, OptimizerSpec.Adagrad _, OptimizerSpec.Lion _ -> plan.optimizer();
        };
        return new TrainingPlan(
                plan.network(),
                plan.input(),
                plan.head(),
                plan.loss(),
                optimizer,
                plan.schedule(),
                plan.batchSize(),
                plan.epochs(),
                plan.regularization(),
                plan.gradientClipping(),
                plan.classWeights(),
                plan.earlyStopping(),
                plan.seed());
    }

    /// The reference with the weights that the plan's seed begins with.
    private static ReferenceNetwork start(TrainingPlan plan) {
        ReferenceNetwork reference = ReferenceNetwork.of(plan.network(), plan.input(), plan.head());
        try (Team team = new Team(1)) {
            float[] initial = Network.compile(
                            plan.network(),
                            plan.input(),
                            plan.head(),
                            1,
                            true,
                            plan.seed(),
                            KernelFixtures.scalar(),
                            team)
                    .parameters();
            System.arraycopy(doubles(initial), 0, reference.parameters(), 0, initial.length);
        }
        return reference;
    }

    /// Gradient descent as it is written in a book.
    ///
    /// @return the mean cost over the rows of each epoch, each before its step
    private static List<Double> descend(
            ReferenceNetwork network, TrainingPlan plan, double[] inputs, double[] targets) {
        int rows = targets.length;
        int batch = plan.batchSize() == TrainingPlan.FULL_BATCH ? rows : Math.min(plan.batchSize(), rows);
        int steps = Math.ceilDiv(rows, batch);
        int[] order = new int[rows];
        Optimizer optimizer = Optimizer.of(plan.optimizer(), network.tensors());
        List<Double> costs = new ArrayList<>();
        for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
            Randomness.permutation(Randomness.key(plan.seed(), Purpose.SHUFFLE, epoch, 0), order);
            double sum = 0;
            for (int step = 1; step <= steps; step++) {
                int[] chosen = Arrays.copyOfRange(order, (step - 1) * batch, Math.min(rows, step * batch));
                Schedules.Moment now = new Schedules.Moment(epoch, plan.epochs(), step, steps);
                double rate = plan.optimizer().learningRate() * Schedules.factor(plan.schedule(), now, costs);
                sum += chosen.length * step(network, plan, optimizer, rate, chosen, inputs, targets);
            }
            costs.add(sum / rows);
        }
        return costs;
    }

    /// @return the mean cost over the chosen rows before the step
    private static double step(
            ReferenceNetwork network,
            TrainingPlan plan,
            Optimizer optimizer,
            double rate,
            int[] chosen,
            double[] inputs,
            double[] targets) {
        int size = plan.input().size();
        double[] x = new double[chosen.length * size];
        double[] t = new double[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(inputs, chosen[i] * size, x, i * size, size);
            t[i] = targets[chosen[i]];
        }
        Regularization regularization = plan.regularization();
        Objective objective = new Objective(plan.loss(), regularization.labelSmoothing(), plan.classWeights());
        Gradient gradient = network.gradient(x, t, objective, Phase.training(Masks.KEEP_ALL));
        Penalty.addGradient(regularization, network.parameters(), network.kernels(), gradient.parameters());
        Bounds.clip(plan.gradientClipping(), gradient.parameters());
        optimizer.step(network.parameters(), gradient.parameters(), rate);
        Bounds.maxNorm(regularization.maxNorm(), network.parameters(), network.tensors());
        return gradient.cost();
    }

    private static Examples none() {
        return new Examples() {
            @Override
            public int rows() {
                return 0;
            }

            @Override
            public void read(int row, float[] inputs, int inputOffset, float[] targets, int targetOffset) {
                throw new IllegalArgumentException("there is no row " + row);
            }
        };
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
