package dev.downhill.nn.train;

import dev.downhill.nn.Network;
import dev.downhill.nn.kernel.Sweep;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.optim.Optimizer;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Regularization;

/// Turns a gradient into a step: the penalty's gradient is added, then the optimizer moves the parameters.
final class Descent {

    private final Network network;
    private final Optimizer optimizer;
    private final Regularization penalty;
    private final float[][] state;
    private final Sweep sweep;

    Descent(Network network, OptimizerSpec optimizer, Regularization penalty, Team team) {
        this.network = network;
        this.optimizer = Optimizer.of(optimizer);
        this.penalty = penalty;
        this.state = new float[this.optimizer.stateArrays()][network.parameters().length];
        this.sweep = new Sweep(team, 1, this::update);
    }

    /// @param step from 1
    void step(double learningRate, long step) {
        optimizer.begin(learningRate, step);
        sweep.run(network.parameters().length);
    }

    private void update(int from, int to) {
        if (penalty.l1() > 0 || penalty.l2() > 0) {
            for (int i = 0; i < network.penalised().size(); i++) {
                Network.Penalised range = network.penalised().get(i);
                addPenalty(Math.max(from, range.from()), Math.min(to, range.to()));
            }
        }
        optimizer.update(network.parameters(), network.gradients(), state, from, to);
    }

    /// `g = g + 2 l2 w + l1 sign(w)`.
    private void addPenalty(int from, int to) {
        float[] w = network.parameters();
        float[] g = network.gradients();
        float l1 = (float) penalty.l1();
        float twoL2 = (float) (2 * penalty.l2());
        for (int i = from; i < to; i++) {
            g[i] = Math.fma(twoL2, w[i], g[i]) + l1 * Math.signum(w[i]);
        }
    }

    /// Euclidean norm of the last gradient.
    double gradientNorm() {
        double sum = 0;
        for (float value : network.gradients()) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }
}
