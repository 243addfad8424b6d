package dev.downhill.nn;

import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Multiplication;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.layer.Layer;
import dev.downhill.nn.layer.Layers;
import dev.downhill.nn.layer.Pass;
import dev.downhill.nn.layer.Slot;
import dev.downhill.nn.loss.Links;
import dev.downhill.nn.loss.LossFunction;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.ShapeInference;
import dev.downhill.nn.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network compiled for batches of up to a number of rows: its parameters, gradients and buffers, each in one
/// flat array in the order of the layers, and the workspace of its passes, which then allocate nothing.
///
/// A layer's parameters are its weights, row-major, then its biases: dense `[inputs, units]`, `[units]`; conv2d
/// `[kernel height, kernel width, channels, filters]`, `[filters]`; batch_norm gamma, beta. Buffers:
/// batch_norm's running mean, running variance.
///
/// One thread at a time; the team it was given helps.
public final class Network {

    private final int inputSize;
    private final int maxRows;
    private final Head head;
    private final Kernels kernels;
    private final Pass pass;
    private final List<Layer> layers = new ArrayList<>();
    private final List<float[]> activations = new ArrayList<>();
    private final List<float[]> gradients = new ArrayList<>();
    private final List<Penalised> penalised = new ArrayList<>();
    private final float[] targets;
    private final float[] predictions;
    private int firstLearner;

    /// The weights of a layer, `[inputs, units]` row-major, which a penalty pulls towards zero: `[from, to)`.
    ///
    /// @param units how many units or filters they lead to
    public record Penalised(int from, int to, int units) {}

    /// Lays out a network and gives it its initial values.
    ///
    /// @param maxRows the most rows of one pass, at least 1
    /// @param training whether it is to learn; a network that only predicts takes less space
    /// @param seed of the initial values and of dropout
    /// @throws dev.downhill.nn.spec.SpecException if the layers do not fit together
    public static Network compile(
            NetworkSpec spec,
            Shape input,
            Head head,
            int maxRows,
            boolean training,
            long seed,
            Kernels kernels,
            Team team) {
        return new Network(
                ShapeInference.infer(spec, input, head), input, head, maxRows, training, seed, kernels, team);
    }

    private Network(
            List<LayerShape> shapes,
            Shape input,
            Head head,
            int maxRows,
            boolean training,
            long seed,
            Kernels kernels,
            Team team) {
        this.inputSize = input.size();
        this.maxRows = maxRows;
        this.head = head;
        this.kernels = kernels;
        this.targets = new float[maxRows];
        this.predictions = new float[maxRows * head.units()];
        activations.add(new float[space(maxRows, inputSize)]);
        int parameters = 0;
        int buffers = 0;
        firstLearner = -1;
        for (int i = 0; i < shapes.size(); i++) {
            LayerShape shape = shapes.get(i);
            Slot slot =
                    new Slot(i, shape.input(), shape.output(), parameters, buffers, maxRows, training, kernels, team);
            int count = Math.toIntExact(shape.parameters());
            int pulled = Layers.penalised(shape.layer(), count, shape.output().channels());
            if (pulled > 0) {
                penalised.add(new Penalised(
                        parameters, parameters + pulled, shape.output().channels()));
            }
            add(Layers.of(shape.layer(), slot), shape, count);
            parameters += count;
            buffers += Layers.buffers(shape.layer(), shape.input().channels());
        }
        if (training) {
            for (int i = 1; i < activations.size(); i++) {
                gradients.add(new float[activations.get(i).length]);
            }
        }
        pass = new Pass(
                new float[parameters], training ? new float[parameters] : new float[0], new float[buffers], seed);
        for (Layer layer : layers) {
            layer.initialize(pass);
        }
    }

    private void add(@Nullable Layer layer, LayerShape shape, int parameters) {
        if (layer == null) {
            return;
        }
        if (firstLearner < 0 && parameters > 0) {
            firstLearner = layers.size();
        }
        layers.add(layer);
        activations.add(new float[space(maxRows, shape.output().size())]);
    }

    private static int space(int rows, int size) {
        return Math.addExact(Math.multiplyExact(rows, size), Multiplication.MOST_LANES);
    }

    /// Takes the inputs of the next pass: `[rows, input size]`.
    public float[] inputs() {
        return activations.getFirst();
    }

    /// Takes the targets of the next pass: class index or number, `[rows]`.
    public float[] targets() {
        return targets;
    }

    /// Holds the predictions of the last pass: `[rows, head units]`.
    public float[] predictions() {
        return predictions;
    }

    /// Every trainable number.
    public float[] parameters() {
        return pass.parameters;
    }

    /// The gradient of the last step, in the layout of the parameters; empty unless compiled for training.
    public float[] gradients() {
        return pass.gradients;
    }

    /// Numbers that are kept but not trained.
    public float[] buffers() {
        return pass.buffers;
    }

    /// What a penalty pulls on.
    public List<Penalised> penalised() {
        return penalised;
    }

    public int maxRows() {
        return maxRows;
    }

    public int inputSize() {
        return inputSize;
    }

    public Head head() {
        return head;
    }

    /// Predicts the first `rows` inputs.
    public void predict(int rows) {
        pass.training = false;
        forward(rows);
    }

    /// Predicts as {@link #predict} and scores against the targets.
    ///
    /// @return the sum of the rows' losses
    public double score(int rows, LossFunction loss) {
        predict(rows);
        return loss.evaluate(activations.getLast(), predictions, targets, rows, null, 0);
    }

    /// Runs the first `rows` inputs forward and back and leaves the gradient of the step's mean loss. A step of
    /// more rows than fit is taken in several calls, which add up.
    ///
    /// @param step counted over the whole training
    /// @param firstRow number of the first input within the step; 0 begins the gradient anew
    /// @param stepRows rows of the whole step
    /// @return the sum of the rows' losses
    public double learn(int rows, LossFunction loss, long step, int firstRow, int stepRows) {
        pass.training = true;
        pass.step = step;
        pass.firstRow = firstRow;
        pass.accumulate = firstRow > 0;
        forward(rows);
        double sum =
                loss.evaluate(activations.getLast(), predictions, targets, rows, gradients.getLast(), 1f / stepRows);
        for (int i = layers.size() - 1; i >= firstLearner; i--) {
            float[] below = i > firstLearner ? gradients.get(i - 1) : null;
            layers.get(i).backward(pass, activations.get(i), activations.get(i + 1), gradients.get(i), below);
        }
        return sum;
    }

    private void forward(int rows) {
        if (rows < 1 || rows > maxRows) {
            throw new IllegalArgumentException("rows = " + rows + " must lie between 1 and " + maxRows);
        }
        pass.rows = rows;
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forward(pass, activations.get(i), activations.get(i + 1));
        }
        Links.forward(head.link(), kernels, activations.getLast(), predictions, rows, head.units());
    }
}
