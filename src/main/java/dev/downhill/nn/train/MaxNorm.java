package dev.downhill.nn.train;

import dev.downhill.nn.Network;
import dev.downhill.nn.kernel.ParallelFor;
import dev.downhill.nn.kernel.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Scales the weights into each unit down to a largest norm (Srivastava et al. 2014): `w = w limit / |w|` where
/// `|w| > limit`. A unit's weights are a column of its tensor `[inputs, units]`.
final class MaxNorm {

    /// Columns that share a line of the cache are treated together, however long they are.
    private static final int MAX_UNIT = 1_024;

    private final float[] weights;
    private final double limit;
    private final List<Tensor> tensors = new ArrayList<>();

    MaxNorm(Network network, double limit, Team team) {
        this.weights = network.parameters();
        this.limit = limit;
        for (Network.Penalised range : network.penalised()) {
            tensors.add(new Tensor(range, team));
        }
    }

    /// Treats all weights.
    void apply() {
        for (int i = 0; i < tensors.size(); i++) {
            tensors.get(i).apply();
        }
    }

    private final class Tensor {

        private final Network.Penalised range;
        private final double[] squares;
        private final float[] factors;
        private final ParallelFor sweep;

        private Tensor(Network.Penalised range, Team team) {
            this.range = range;
            this.squares = new double[range.units()];
            this.factors = new float[range.units()];
            int inputs = (range.to() - range.from()) / range.units();
            this.sweep = new ParallelFor(team, Math.min(inputs, MAX_UNIT), this::limit);
        }

        private void apply() {
            sweep.run(range.units());
        }

        /// Units `[from, to)`.
        private void limit(int from, int to) {
            measure(from, to);
            boolean scaled = false;
            for (int unit = from; unit < to; unit++) {
                double norm = Math.sqrt(squares[unit]);
                factors[unit] = norm > limit ? (float) (limit / norm) : 1f;
                scaled |= norm > limit;
            }
            if (scaled) {
                scale(from, to);
            }
        }

        private void measure(int from, int to) {
            double[] sums = squares;
            Arrays.fill(sums, from, to, 0);
            for (int row = range.from(); row < range.to(); row += range.units()) {
                for (int unit = from; unit < to; unit++) {
                    double weight = weights[row + unit];
                    sums[unit] = Math.fma(weight, weight, sums[unit]);
                }
            }
        }

        private void scale(int from, int to) {
            for (int row = range.from(); row < range.to(); row += range.units()) {
                for (int unit = from; unit < to; unit++) {
                    weights[row + unit] *= factors[unit];
                }
            }
        }
    }
}
