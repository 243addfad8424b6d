package dev.downhill.training.hyperparameter;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.RowWeights;
import dev.downhill.model.Evaluator;
import dev.downhill.nn.kernel.KernelChoice;
import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Product;
import dev.downhill.nn.optim.Optimizer;
import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.train.TrainingPlan;
import java.util.List;

/// Memory that a training needs at least, in bytes: what the engine holds from its first step to its last. Workspaces
/// of single layers come on top, so what does not fit by this does not fit.
///
/// @param parameters with the best so far, where early stopping goes back to them
/// @param gradients of the parameters
/// @param optimizer its state
/// @param activations between the layers, and their gradients
/// @param panels copies of the operands of the largest matrix product
/// @param data the rows of the pass at work and of the one that is read ahead
/// @param evaluation figures of the classes on the test rows, gathered when the training is over
public record MemoryEstimate(
        long parameters, long gradients, long optimizer, long activations, long panels, long data, long evaluation) {

    private static final int COPIES_OF_DATA = 2;
    /// What no machine has, so that sums do not overflow.
    private static final long BEYOND_ALL = 1L << 60;

    /// Without the evaluation.
    ///
    /// @param shapes of the layers, at least one
    /// @param passRows the most rows of one pass
    public static MemoryEstimate of(List<LayerShape> shapes, Hyperparameters hyperparameters, int passRows) {
        EarlyStopping stopping = hyperparameters.earlyStopping();
        long parameters =
                Float.BYTES * shapes.stream().mapToLong(LayerShape::parameters).sum();
        long rows = (long) Float.BYTES * passRows;
        return new MemoryEstimate(
                parameters * (stopping != null && stopping.restoreBest() ? 2 : 1),
                parameters,
                parameters * Optimizer.of(hyperparameters.optimizer(), 1).stateArrays(),
                (long) Math.min(2.0 * rows * values(shapes), BEYOND_ALL),
                panels(shapes, passRows),
                rows * COPIES_OF_DATA * (shapes.getFirst().input().size() + 1),
                0);
    }

    /// Of a training on a dataset, whose rows bound the passes.
    public static MemoryEstimate of(
            Dataset dataset, NetworkSpec network, List<LayerShape> shapes, Hyperparameters hyperparameters) {
        double trained =
                dataset.rows() * hyperparameters.split().fractions(dataset).train();
        int rows = (int) Math.clamp(Math.floor(trained), 1, Integer.MAX_VALUE);
        return of(shapes, hyperparameters, TrainingPlan.passRows(network, hyperparameters.batchSize(), rows))
                .withEvaluation(evaluation(dataset, hyperparameters));
    }

    private static long evaluation(Dataset dataset, Hyperparameters hyperparameters) {
        List<Column.Category> classes = dataset.targetColumn().categories();
        long testRows = (long)
                (dataset.rows() * hyperparameters.split().fractions(dataset).test());
        return classes == null
                ? 0
                : Evaluator.memory(
                        classes.size(), testRows, !RowWeights.of(dataset).areEqual());
    }

    private MemoryEstimate withEvaluation(long bytes) {
        return new MemoryEstimate(parameters, gradients, optimizer, activations, panels, data, bytes);
    }

    /// Numbers that the layers make of one row. A flattened row is the row itself.
    private static long values(List<LayerShape> shapes) {
        long values = 0;
        for (LayerShape shape : shapes) {
            values += values(shape.inner());
            values += shape.layer() instanceof LayerSpec.Flatten
                    ? 0
                    : shape.output().size();
        }
        return values;
    }

    /// Of the largest product: those of a dense layer forward, and of the gradients of its weights and of its input.
    private static long panels(List<LayerShape> shapes, int rows) {
        long most = 0;
        for (LayerShape shape : shapes) {
            most = Math.max(most, panels(shape.inner(), rows));
            if (shape.layer() instanceof LayerSpec.Dense || shape.layer() instanceof LayerSpec.Output) {
                int inputs = shape.input().size();
                int units = shape.output().size();
                Kernels kernels = KernelChoice.best().kernels();
                most = Math.max(most, Product.panelBytes(kernels, rows, units, inputs));
                most = Math.max(most, Product.panelBytes(kernels, inputs, units, rows));
                most = Math.max(most, Product.panelBytes(kernels, rows, inputs, units));
            }
        }
        return most;
    }

    /// The parameters are evaluated when the rest of the training is gone.
    public long total() {
        return parameters + Math.max(gradients + optimizer + activations + panels + data, evaluation);
    }

    /// In the words of the API.
    public String text() {
        return "MiB of parameters " + mebibytes(parameters) + ", gradients " + mebibytes(gradients)
                + ", optimizer state " + mebibytes(optimizer) + ", activations " + mebibytes(activations)
                + ", panels " + mebibytes(panels) + ", data " + mebibytes(data) + ", evaluation "
                + mebibytes(evaluation);
    }

    public static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
