package dev.downhill.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.Network;
import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.loss.LossFunction;
import dev.downhill.nn.reference.Gradient;
import dev.downhill.nn.reference.Masks;
import dev.downhill.nn.reference.Phase;
import dev.downhill.nn.reference.ReferenceNetwork;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.ShapeInference;
import dev.downhill.nn.tensor.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/// One network in both engines, with the same parameters: what the fast one answers and what the reference does.
final class Trial {

    private static final long STEP = 3;

    private final NetworkSpec spec;
    private final Shape input;
    private final Head head;
    private final Loss loss;
    private final long seed;
    private final Kernels kernels;
    private final Team team;
    private final Network engine;
    private final ReferenceNetwork reference;

    Trial(NetworkSpec spec, Shape input, Head head, Loss loss, int maxRows, long seed, Kernels kernels, Team team) {
        this.spec = spec;
        this.input = input;
        this.head = head;
        this.loss = loss;
        this.seed = seed;
        this.kernels = kernels;
        this.team = team;
        this.engine = Network.compile(spec, input, head, maxRows, true, seed, kernels, team);
        this.reference = ReferenceNetwork.of(spec, input, head);
    }

    Network engine() {
        return engine;
    }

    ReferenceNetwork reference() {
        return reference;
    }

    /// Moves every number from where it starts, gammas and running variances too, or an error in them would
    /// not show.
    void scramble() {
        Random random = new Random(seed);
        for (int i = 0; i < engine.parameters().length; i++) {
            engine.parameters()[i] += (float) (0.2 * random.nextGaussian());
        }
        for (int i = 0; i < engine.buffers().length; i++) {
            engine.buffers()[i] += (float) (0.2 * random.nextDouble());
        }
        copy(engine.parameters(), reference.parameters());
        copy(engine.buffers(), reference.buffers());
    }

    void predictsAlike(float[] inputs, float[] targets) {
        int rows = targets.length;
        take(inputs, targets, 0, rows);
        engine.predict(rows);
        Closeness.check("prediction", engine.predictions(), reference.predictions(doubles(inputs), rows));
    }

    void scoresAlike(float[] inputs, float[] targets) {
        int rows = targets.length;
        take(inputs, targets, 0, rows);
        double score = engine.score(rows, LossFunction.of(loss, head));
        Closeness.check(
                "score", score, rows * reference.cost(doubles(inputs), doubles(targets), loss, Phase.PREDICTION));
    }

    /// @param parts how many rows each call takes; together all rows of the step
    void learnsAlike(float[] inputs, float[] targets, int... parts) {
        assertThat(IntStream.of(parts).sum()).isEqualTo(targets.length);
        Phase phase = Phase.training(masks(targets.length));
        Gradient expected = reference.gradient(doubles(inputs), doubles(targets), loss, phase);

        double sum = 0;
        int from = 0;
        for (int rows : parts) {
            take(inputs, targets, from, rows);
            sum += engine.learn(rows, LossFunction.of(loss, head), STEP, from, targets.length);
            from += rows;
        }

        Closeness.check("loss", sum, targets.length * expected.cost());
        Closeness.check("gradient", engine.gradients(), expected.parameters());
        Closeness.check("buffer", engine.buffers(), reference.buffers());
    }

    private void take(float[] inputs, float[] targets, int from, int rows) {
        System.arraycopy(inputs, from * input.size(), engine.inputs(), 0, rows * input.size());
        System.arraycopy(targets, from, engine.targets(), 0, rows);
    }

    /// What the engine's dropout layers keep: they are shown ones and asked which of them they passed on.
    private Masks masks(int rows) {
        Map<Long, float[]> kept = new HashMap<>();
        collect(ShapeInference.infer(spec, input, head), Slot.ROOT, rows, kept);
        return (layer, element) -> Objects.requireNonNull(kept.get(layer))[element] != 0;
    }

    private void collect(List<LayerShape> shapes, long parent, int rows, Map<Long, float[]> kept) {
        for (int i = 0; i < shapes.size(); i++) {
            long index = Slot.indexWithin(parent, i);
            if (shapes.get(i).layer() instanceof LayerSpec.Dropout dropout) {
                kept.put(index, kept(dropout, shapes.get(i).input(), index, rows));
            }
            collect(shapes.get(i).inner(), index, rows, kept);
        }
    }

    private float[] kept(LayerSpec.Dropout dropout, Shape shape, long layer, int rows) {
        Pass pass = new Pass(new float[0], new float[0], new float[0], seed);
        pass.rows = rows;
        pass.training = true;
        pass.step = STEP;
        float[] ones = new float[rows * shape.size()];
        Arrays.fill(ones, 1);
        float[] passed = new float[ones.length];
        new DropoutLayer(dropout.rate(), new Slot(layer, shape, shape, 0, 0, rows, true, kernels, team))
                .forward(pass, ones, passed);
        return passed;
    }

    private static void copy(float[] from, double[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i];
        }
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        copy(values, doubles);
        return doubles;
    }
}
