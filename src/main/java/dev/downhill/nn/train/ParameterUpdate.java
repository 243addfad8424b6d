package dev.downhill.nn.train;

import dev.downhill.nn.Network;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.optim.Optimizer;
import dev.downhill.nn.optim.ParameterBlock;
import dev.downhill.nn.optim.ParameterBlocks;
import dev.downhill.nn.spec.Regularization;

/// Turns a gradient into a step: the penalty's gradient is added, the whole is clipped, the optimizer moves the
/// parameters, and weights that grew too long are scaled down.
final class ParameterUpdate {

    private final Network network;
    private final Optimizer optimizer;
    private final Regularization penalty;
    private final float[][] state;
    private final Gradients gradients;
    private final MaxNorm maxNorm;
    private final Runnable pull;
    private final Runnable survey;
    private final Runnable update;
    private double gradientNorm;

    ParameterUpdate(Network network, TrainingPlan plan, Team team) {
        float[] w = network.parameters();
        float[] g = network.gradients();
        ParameterBlocks pieces = new ParameterBlocks(w.length, network.penalised());
        this.network = network;
        this.penalty = plan.regularization();
        this.optimizer = Optimizer.of(plan.optimizer(), pieces.count());
        this.state = new float[optimizer.stateArrays()][w.length];
        this.gradients = new Gradients(g, plan.gradientClipping(), pieces, team);
        this.maxNorm = new MaxNorm(network, penalty.maxNorm(), team);
        this.pull = pieces.pass(team, this::addPenalty);
        this.survey = pieces.pass(team, piece -> optimizer.survey(w, g, state, piece));
        this.update = pieces.pass(team, piece -> optimizer.update(w, g, state, piece));
    }

    /// Takes a step along the network's gradients, which are used up by it.
    ///
    /// @param step from 1
    /// @param measured whether the gradient's norm is wanted
    void step(double learningRate, long step, boolean measured) {
        optimizer.begin(learningRate, step);
        if (penalty.l1() > 0 || penalty.l2() > 0) {
            pull.run();
        }
        if (measured) {
            gradientNorm = gradients.norm();
        }
        gradients.clip();
        if (optimizer.surveys()) {
            survey.run();
        }
        update.run();
        if (penalty.maxNorm() > 0) {
            maxNorm.apply();
        }
    }

    /// `g = g + 2 l2 w + l1 sign(w)`, over weights.
    private void addPenalty(ParameterBlock piece) {
        if (!piece.weights()) {
            return;
        }
        float[] w = network.parameters();
        float[] g = network.gradients();
        float l1 = (float) penalty.l1();
        float twoL2 = (float) (2 * penalty.l2());
        for (int i = piece.from(); i < piece.to(); i++) {
            g[i] = Math.fma(twoL2, w[i], g[i]) + l1 * Math.signum(w[i]);
        }
    }

    /// What the optimizer keeps from step to step, by reference.
    float[][] state() {
        return state;
    }

    /// Euclidean norm of the last gradient that was measured, penalties included, before it was clipped.
    double gradientNorm() {
        return gradientNorm;
    }
}
