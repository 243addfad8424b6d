package dev.downhill.nn;

import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.layer.Pass;
import dev.downhill.nn.layer.Sequential;
import dev.downhill.nn.loss.Links;
import dev.downhill.nn.loss.LossFunction;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.ShapeInference;
import dev.downhill.nn.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A network compiled for batches of up to a number of rows: its parameters, gradients and buffers, each in
/// one flat array in the order of the layers, and the workspace of its passes, which then allocate nothing.
///
/// A layer's parameters are its weights, row-major, then its biases: dense `[inputs, units]`, `[units]`;
/// conv2d `[kernel height, kernel width, channels, filters]`, `[filters]`; batch_norm and layer_norm gamma,
/// beta; a residual those of its layers. Buffers: batch_norm's running mean, running variance.
///
/// One thread at a time; the team it was given helps.
public final class Network {

    private final int inputSize;
    private final int maxRows;
    private final Head head;
    private final Kernels kernels;
    private final Pass pass;
    private final Sequential chain;
    private float[] inputs;
    private final float[] logits;
    private final float[] logitGradients;
    private final List<Penalised> penalised = new ArrayList<>();
    private final float[] targets;
    private final float[] weights;
    private final float[] predictions;

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
        this.weights = new float[maxRows];
        Arrays.fill(weights, 1);
        this.predictions = new float[maxRows * head.units()];
        this.inputs = new float[Sequential.space(maxRows, inputSize)];
        this.logits = new float[Sequential.space(maxRows, head.units())];
        this.logitGradients = new float[training ? logits.length : 0];
        this.chain = Sequential.of(shapes, maxRows, training, kernels, team);
        int parameters = collectPenalised(shapes, 0);
        int buffers = Math.toIntExact(
                shapes.stream().mapToLong(shape -> shape.numbers().buffers()).sum());
        pass = new Pass(
                new float[parameters], training ? new float[parameters] : new float[0], new float[buffers], seed);
        chain.initialize(pass);
    }

    /// @param at where the parameters of the first layer begin
    /// @return where those of the last one end
    private int collectPenalised(List<LayerShape> shapes, int at) {
        int from = at;
        for (LayerShape shape : shapes) {
            int weights = Math.toIntExact(shape.numbers().weights());
            if (!shape.inner().isEmpty()) {
                collectPenalised(shape.inner(), from);
            } else if (weights > 0) {
                penalised.add(new Penalised(from, from + weights, shape.output().channels()));
            }
            from += Math.toIntExact(shape.parameters());
        }
        return from;
    }

    /// Takes the inputs of the next pass: `[rows, input size]`.
    public float[] inputs() {
        return inputs;
    }

    /// Takes another array as the inputs of the next pass, and gives the old one in exchange.
    ///
    /// @throws IllegalArgumentException if it is not as long as the old one
    public float[] exchangeInputs(float[] filled) {
        if (filled.length != inputs.length) {
            throw new IllegalArgumentException(filled.length + " values, not " + inputs.length);
        }
        float[] old = inputs;
        inputs = filled;
        return old;
    }

    /// Takes the targets of the next pass: class index or number, `[rows]`.
    public float[] targets() {
        return targets;
    }

    /// Takes how much each row of the next pass counts in the loss, `[rows]`; 1 until something else is written.
    public float[] weights() {
        return weights;
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
    /// @return the weighted sum of the rows' losses
    public double score(int rows, LossFunction loss) {
        predict(rows);
        return loss.evaluate(logits, predictions, targets, weights, rows, null, 0);
    }

    /// Runs the first `rows` inputs forward and back and leaves the gradient of the step's weighted sum of losses over
    /// its rows. A step of more rows than fit is taken in several calls, which add up.
    ///
    /// @param step counted over the whole training
    /// @param firstRow number of the first input within the step; 0 begins the gradient anew
    /// @param stepRows rows of the whole step
    /// @return the weighted sum of the rows' losses
    public double learn(int rows, LossFunction loss, long step, int firstRow, int stepRows) {
        pass.training = true;
        pass.step = step;
        pass.firstRow = firstRow;
        pass.accumulate = firstRow > 0;
        forward(rows);
        double sum = loss.evaluate(logits, predictions, targets, weights, rows, logitGradients, 1f / stepRows);
        chain.backward(pass, inputs, logits, logitGradients, null);
        return sum;
    }

    private void forward(int rows) {
        if (rows < 1 || rows > maxRows) {
            throw new IllegalArgumentException("rows = " + rows + " must lie between 1 and " + maxRows);
        }
        pass.rows = rows;
        chain.forward(pass, inputs, logits);
        Links.forward(head.link(), kernels, logits, predictions, rows, head.units());
    }
}
