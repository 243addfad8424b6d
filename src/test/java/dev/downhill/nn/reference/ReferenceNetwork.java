package dev.downhill.nn.reference;

import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.ShapeInference;
import dev.downhill.nn.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A network as the books write it: forward layer by layer, then the chain rule backwards (Rumelhart, Hinton
/// and Williams 1986).
///
/// All parameters lie in one array, layer after layer: the weights of dense and output layers
/// `[inputs, units]` and of convolutions `[height, width, channels, filters]`, each with its biases behind,
/// gamma and beta of normalisation. Buffers lie in a second one: running means and variances of batch
/// normalisation.
public final class ReferenceNetwork {

    private final Sequential chain;
    /// Units or channels that each layer puts out, those within residuals too.
    private final List<Integer> units;

    private final Head head;
    private final double[] parameters;
    private final double[] buffers;

    private ReferenceNetwork(List<LayerShape> shapes, Head head) {
        this.chain = Sequential.of(shapes);
        this.units = leaves(shapes).map(shape -> shape.output().channels()).toList();
        this.head = head;
        this.parameters = new double[chain.parameterCount()];
        this.buffers = new double[chain.bufferCount()];
        chain.initialize(new Block(parameters, 0), new Block(buffers, 0));
    }

    /// A network of zeros, but for gammas and running variances, which are 1.
    ///
    /// @throws dev.downhill.nn.spec.SpecException if the layers do not fit together
    public static ReferenceNetwork of(NetworkSpec spec, Shape input, Head head) {
        return new ReferenceNetwork(ShapeInference.infer(spec, input, head), head);
    }

    private static Stream<LayerShape> leaves(List<LayerShape> shapes) {
        return shapes.stream().flatMap(shape -> shape.inner().isEmpty() ? Stream.of(shape) : leaves(shape.inner()));
    }

    /// The trained values themselves, not a copy.
    public double[] parameters() {
        return parameters;
    }

    /// The kept values themselves, not a copy. A forward pass of the training phase changes them.
    public double[] buffers() {
        return buffers;
    }

    /// Which parameters are weights of dense, output and convolution layers, the ones that regularisation pulls.
    public boolean[] kernels() {
        boolean[] kernels = new boolean[parameters.length];
        int offset = 0;
        for (Layer layer : chain.leaves()) {
            Arrays.fill(kernels, offset, offset + layer.kernelCount(), true);
            offset += layer.parameterCount();
        }
        return kernels;
    }

    /// The tensors that the parameters make up: the weights of each layer, and whatever else it learns.
    public Tensors tensors() {
        int[] tensor = new int[parameters.length];
        int[] unit = new int[parameters.length];
        int offset = 0;
        List<Layer> layers = chain.leaves();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            Arrays.fill(tensor, offset, offset + layer.kernelCount(), 2 * i);
            Arrays.fill(tensor, offset + layer.kernelCount(), offset + layer.parameterCount(), 2 * i + 1);
            for (int j = 0; j < layer.kernelCount(); j++) {
                unit[offset + j] = j % units.get(i);
            }
            offset += layer.parameterCount();
        }
        return new Tensors(kernels(), tensor, unit);
    }

    /// @param inputs `[rows, input size]`
    /// @return logits `[rows, head units]`
    public double[] forward(double[] inputs, int rows, Phase phase) {
        return activations(inputs, rows, phase).getLast();
    }

    /// @return `[rows, head units]`, as the head's link makes them of the logits
    public double[] predictions(double[] inputs, int rows) {
        double[] predictions = forward(inputs, rows, Phase.PREDICTION);
        for (int row = 0; row < rows; row++) {
            double[] p = Links.predictions(head.link(), row(predictions, row));
            System.arraycopy(p, 0, predictions, row * head.units(), p.length);
        }
        return predictions;
    }

    /// Mean of the loss over the rows.
    ///
    /// @param targets one number a row
    public double cost(double[] inputs, double[] targets, Loss loss, Phase phase) {
        return cost(forward(inputs, targets.length, phase), targets, loss);
    }

    private double cost(double[] logits, double[] targets, Loss loss) {
        double sum = 0;
        for (int row = 0; row < targets.length; row++) {
            sum += Losses.cost(loss, head.link(), row(logits, row), targets[row]);
        }
        return sum / targets.length;
    }

    /// {@link #cost} and, by backpropagation, its derivative. While training this is one step: buffers move once.
    public Gradient gradient(double[] inputs, double[] targets, Loss loss, Phase phase) {
        return gradient(inputs, targets, new Objective(loss, 0, List.of()), phase);
    }

    /// The same for what training may descend instead; the cost stays plain.
    public Gradient gradient(double[] inputs, double[] targets, Objective objective, Phase phase) {
        int rows = targets.length;
        List<double[]> activations = activations(inputs, rows, phase);
        double[] gradient = new double[parameters.length];
        double[] d = costByLogits(activations.getLast(), targets, objective);
        d = chain.backward(activations, d, all(rows, phase), new Block(gradient, 0));
        return new Gradient(cost(activations.getLast(), targets, objective.loss()), gradient, d);
    }

    private double[] costByLogits(double[] logits, double[] targets, Objective objective) {
        double[] d = new double[logits.length];
        for (int row = 0; row < targets.length; row++) {
            double[] dz = objective.gradient(head.link(), row(logits, row), targets[row]);
            for (int i = 0; i < dz.length; i++) {
                d[row * head.units() + i] = dz[i] / targets.length;
            }
        }
        return d;
    }

    /// The input of every layer, and at the end the logits.
    private List<double[]> activations(double[] inputs, int rows, Phase phase) {
        return chain.activations(inputs, all(rows, phase));
    }

    private Batch all(int rows, Phase phase) {
        return new Batch(-1, rows, phase, new Block(parameters, 0), new Block(buffers, 0));
    }

    private double[] row(double[] logits, int row) {
        return Arrays.copyOfRange(logits, row * head.units(), (row + 1) * head.units());
    }
}
