package dev.downhill.nn;

import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.GradientClipping;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Initializer;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Padding;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.nn.spec.ShapeInference;
import dev.downhill.nn.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Draws valid networks over the whole catalogue: what nobody would think of writing down as a case. Sizes go
/// past the borders of vectors and tiles, and stay small enough for the reference.
public final class RandomNetworks {

    private static final int MOST_LAYERS = 6;
    private static final int MOST_ROWS = 32;
    private static final int MOST_UNITS = 70;
    private static final int MOST_FILTERS = 40;
    private static final int MOST_SIDE = 11;

    /// Multiplications for one row and one layer that the reference does in reasonable time.
    private static final long MOST_WORK = 200_000;

    private final Random random;

    private RandomNetworks(long seed) {
        this.random = new Random(seed);
    }

    /// The networks of the seeds `1 … count`.
    public static Stream<RandomNetwork> first(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(RandomNetworks::draw);
    }

    public static RandomNetwork draw(long seed) {
        return new RandomNetworks(seed).network(seed);
    }

    private RandomNetwork network(long seed) {
        Shape input = random.nextInt(3) > 0 ? image() : Shape.of(between(1, MOST_UNITS));
        NetworkSpec network = new NetworkSpec(layers(input));
        Loss loss = pick(Loss.values());
        Head head = head(loss);
        int rows = between(1, MOST_ROWS);
        return new RandomNetwork(
                seed,
                network,
                input,
                head,
                loss,
                optimizer(),
                schedule(),
                regularization(loss),
                clipping(),
                classWeights(head),
                rows,
                normal(rows * input.size()),
                targets(rows, head));
    }

    private Shape image() {
        return Shape.of(between(1, MOST_SIDE), between(1, MOST_SIDE), between(1, 4));
    }

    private List<LayerSpec> layers(Shape input) {
        List<LayerSpec> layers = new ArrayList<>();
        Shape shape = input;
        int count = random.nextInt(MOST_LAYERS + 1);
        while (layers.size() < count) {
            LayerSpec layer = layer(shape);
            Shape output = output(layer, shape);
            if (work(layer, shape, output) <= MOST_WORK) {
                layers.add(layer);
                shape = output;
            }
        }
        layers.add(new LayerSpec.Output());
        return layers;
    }

    private LayerSpec layer(Shape shape) {
        if (random.nextInt(8) == 0) {
            return residual(shape, 2);
        }
        return shape.isImage() && random.nextInt(4) > 0 ? imageLayer(shape) : layer();
    }

    /// @param depth how deep it may be
    private LayerSpec residual(Shape shape, int depth) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int left = between(1, 3); left > 0; left--) {
            layers.add(depth > 1 && random.nextInt(4) == 0 ? residual(shape, depth - 1) : keepingShape(shape));
        }
        return new LayerSpec.Residual(layers);
    }

    private LayerSpec keepingShape(Shape shape) {
        Extent one = Extent.square(1);
        Extent window = new Extent(between(1, 3), between(1, 3));
        return switch (random.nextInt(6)) {
            case 0 -> new LayerSpec.BatchNorm(0.9, 1e-3);
            case 1 -> new LayerSpec.LayerNorm(1e-3);
            case 2 -> new LayerSpec.Dropout(0.2);
            case 3 -> new LayerSpec.Activated(activation());
            case 4 ->
                shape.isImage()
                        ? new LayerSpec.DepthwiseConv2d(window, one, Padding.SAME, activation(), true)
                        : new LayerSpec.Flatten();
            default ->
                shape.isImage()
                        ? new LayerSpec.Conv2d(
                                shape.channels(), window, one, Padding.SAME, activation(), false, initializer())
                        : new LayerSpec.Dense(shape.size(), activation(), true, initializer());
        };
    }

    private LayerSpec layer() {
        return switch (random.nextInt(7)) {
            case 0, 1 -> new LayerSpec.Dense(between(1, MOST_UNITS), activation(), random.nextBoolean(), initializer());
            case 2 -> new LayerSpec.Flatten();
            case 3 -> new LayerSpec.Dropout(pick(0.0, 0.1, 0.5, 0.9));
            case 4 -> new LayerSpec.BatchNorm(pick(0.0, 0.9, 0.99), pick(1e-5, 1e-3));
            case 5 -> new LayerSpec.LayerNorm(pick(1e-5, 1e-3));
            default -> new LayerSpec.Activated(activation());
        };
    }

    private LayerSpec imageLayer(Shape shape) {
        Padding padding = pick(Padding.values());
        Extent window = new Extent(side(shape.height(), padding), side(shape.width(), padding));
        Extent strides = new Extent(between(1, 3), between(1, 3));
        return switch (random.nextInt(7)) {
            case 0 -> new LayerSpec.MaxPool2d(window, strides, padding);
            case 1 -> new LayerSpec.AvgPool2d(window, strides, padding);
            case 2 -> new LayerSpec.GlobalAvgPool2d();
            case 3 -> new LayerSpec.DepthwiseConv2d(window, strides, padding, activation(), random.nextBoolean());
            default ->
                new LayerSpec.Conv2d(
                        between(1, MOST_FILTERS),
                        window,
                        strides,
                        padding,
                        activation(),
                        random.nextBoolean(),
                        initializer());
        };
    }

    /// A window without padding fits into the image; one with padding may be larger.
    private int side(int length, Padding padding) {
        int most = padding == Padding.VALID ? Math.min(length, 5) : Math.min(length + 1, 5);
        return between(1, most);
    }

    private static Shape output(LayerSpec layer, Shape input) {
        NetworkSpec alone = new NetworkSpec(List.of(layer, new LayerSpec.Output()));
        return ShapeInference.infer(alone, input, null).getFirst().output();
    }

    private static long work(LayerSpec layer, Shape input, Shape output) {
        return switch (layer) {
            case LayerSpec.Dense _ -> (long) input.size() * output.size();
            case LayerSpec.Conv2d conv -> work(conv.kernelSize(), input) * output.size();
            case LayerSpec.DepthwiseConv2d conv -> work(conv.kernelSize(), input) * output.size();
            case LayerSpec.MaxPool2d pool -> work(pool.poolSize(), input) * output.size();
            case LayerSpec.AvgPool2d pool -> work(pool.poolSize(), input) * output.size();
            case LayerSpec.GlobalAvgPool2d _ -> input.size();
            case LayerSpec.Residual residual ->
                residual.layers().stream()
                        .mapToLong(inner -> work(inner, input, input))
                        .sum();
            case LayerSpec.Flatten _,
                    LayerSpec.Dropout _,
                    LayerSpec.BatchNorm _,
                    LayerSpec.LayerNorm _,
                    LayerSpec.Activated _,
                    LayerSpec.Output _ -> output.size();
        };
    }

    private static long work(Extent window, Shape input) {
        return (long) window.height() * window.width() * input.channels();
    }

    private Head head(Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> Head.forClasses(between(2, 20), loss);
            case BINARY_CROSS_ENTROPY -> new Head(1, Link.SIGMOID);
            case MSE, MAE, HUBER -> random.nextBoolean() ? Head.forNumber() : Head.forClasses(between(2, 20), loss);
        };
    }

    private OptimizerSpec optimizer() {
        double decay = pick(0.0, 0.1);
        return switch (random.nextInt(11)) {
            case 0 -> new OptimizerSpec.Sgd(0.05, 0, false, decay);
            case 1 -> new OptimizerSpec.Sgd(0.02, 0.9, false, decay);
            case 2 -> new OptimizerSpec.Sgd(0.02, 0.9, true, decay);
            case 3 -> new OptimizerSpec.RmsProp(0.005, 0.9, 0, 1e-7);
            case 4 -> new OptimizerSpec.RmsProp(0.005, 0.9, 0.5, 1e-7);
            case 5 -> new OptimizerSpec.Adagrad(0.05, 0.1, 1e-7);
            case 6 -> new OptimizerSpec.AdamW(0.01, 0.9, 0.999, 1e-7, decay);
            case 7 -> new OptimizerSpec.Nadam(0.01, 0.9, 0.999, 1e-7);
            case 8 -> new OptimizerSpec.Lamb(0.01, 0.9, 0.999, 1e-6, decay);
            case 9 -> new OptimizerSpec.Lion(0.003, 0.9, 0.99, decay);
            default -> new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-7);
        };
    }

    private ScheduleSpec schedule() {
        ScheduleSpec proper = switch (random.nextInt(8)) {
            case 0 -> new ScheduleSpec.Constant();
            case 1 -> new ScheduleSpec.Step(between(1, 3), 0.5);
            case 2 -> new ScheduleSpec.Exponential(0.8);
            case 3 -> new ScheduleSpec.Polynomial(pick(0.5, 1, 2), pick(0.0, 0.1));
            case 4 -> new ScheduleSpec.Cosine(0.1, null);
            case 5 -> new ScheduleSpec.Cosine(0.1, new ScheduleSpec.Restarts(between(1, 2), between(1, 2)));
            case 6 -> new ScheduleSpec.OneCycle(pick(0.0, 0.3, 0.5), 25, 1e4);
            default -> new ScheduleSpec.ReduceOnPlateau(0.5, 1, pick(0.0, 0.1), between(0, 1), 0.1);
        };
        return random.nextInt(3) == 0 ? new ScheduleSpec.WarmUp(1, proper) : proper;
    }

    private Regularization regularization(Loss loss) {
        if (random.nextBoolean()) {
            return Regularization.NONE;
        }
        double smoothing = loss == Loss.CROSS_ENTROPY ? pick(0.0, 0.1, 0.5) : 0;
        return new Regularization(pick(0.0, 1e-3), pick(0.0, 1e-2), pick(0.0, 0.3, 1), smoothing);
    }

    private @Nullable GradientClipping clipping() {
        return switch (random.nextInt(5)) {
            case 0 -> new GradientClipping(0.01, null);
            case 1 -> new GradientClipping(null, 0.1);
            case 2 -> new GradientClipping(0.05, 0.2);
            default -> null;
        };
    }

    private List<Double> classWeights(Head head) {
        return random.nextInt(3) > 0
                ? List.of()
                : IntStream.range(0, head.classes())
                        .mapToObj(_ -> pick(0.25, 1, 3))
                        .toList();
    }

    private float[] normal(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private float[] targets(int rows, Head head) {
        float[] targets = new float[rows];
        for (int i = 0; i < rows; i++) {
            targets[i] = switch (head.link()) {
                case SOFTMAX -> random.nextInt(head.units());
                case SIGMOID -> random.nextInt(2);
                case LINEAR -> (float) random.nextGaussian();
            };
        }
        return targets;
    }

    private Activation activation() {
        return pick(Activation.values());
    }

    private @Nullable Initializer initializer() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> null;
            case 5 -> new Initializer.Normal(0.1);
            case 6 -> new Initializer.Uniform(-0.1, 0.2);
            case 7 -> new Initializer.Constant(0.01);
            default -> pick(Initializer.Scaled.values());
        };
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private double pick(double... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T pick(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
