package dev.downhill.nn.train;

import dev.downhill.nn.Network;
import dev.downhill.nn.kernel.Sweep;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.optim.Optimizer;
import dev.downhill.nn.optim.Piece;
import dev.downhill.nn.optim.Pieces;
import dev.downhill.nn.optim.Squares;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Regularization;
import java.util.function.Consumer;

/// Turns a gradient into a step: the penalty's gradient is added, then the optimizer moves the parameters.
final class Descent {

    private final Network network;
    private final Optimizer optimizer;
    private final Regularization penalty;
    private final float[][] state;
    private final Pieces pieces;
    /// Sums of the gradient's squares by piece.
    private final double[] squares;

    private final Sweep pull;
    private final Sweep measure;
    private final Sweep survey;
    private final Sweep update;
    private double gradientNorm;

    Descent(Network network, OptimizerSpec optimizer, Regularization penalty, Team team) {
        float[] parameters = network.parameters();
        float[] gradients = network.gradients();
        this.network = network;
        this.penalty = penalty;
        this.pieces = new Pieces(parameters.length, network.penalised());
        this.squares = new double[pieces.count()];
        this.optimizer = Optimizer.of(optimizer, pieces.count());
        this.state = new float[this.optimizer.stateArrays()][parameters.length];
        this.pull = over(team, this::addPenalty);
        this.measure = over(team, piece -> squares[piece.number()] = Squares.sum(gradients, piece.from(), piece.to()));
        this.survey = over(team, piece -> this.optimizer.survey(parameters, gradients, state, piece));
        this.update = over(team, piece -> this.optimizer.update(parameters, gradients, state, piece));
    }

    private Sweep over(Team team, Consumer<Piece> treatment) {
        return new Sweep(team, Pieces.BLOCK, (from, to) -> pieces.forEach(from, to, treatment));
    }

    /// Takes a step along the network's gradients, which are used up by it.
    ///
    /// @param step from 1
    /// @param measured whether the gradient's norm is wanted
    void step(double learningRate, long step, boolean measured) {
        optimizer.begin(learningRate, step);
        if (penalty.l1() > 0 || penalty.l2() > 0) {
            pull.run(pieces.blocks());
        }
        if (measured) {
            measure.run(pieces.blocks());
            gradientNorm = Squares.norm(squares, 0, squares.length);
        }
        if (optimizer.surveys()) {
            survey.run(pieces.blocks());
        }
        update.run(pieces.blocks());
    }

    /// `g = g + 2 l2 w + l1 sign(w)`, over weights.
    private void addPenalty(Piece piece) {
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

    /// Euclidean norm of the last gradient that was measured, penalties included.
    double gradientNorm() {
        return gradientNorm;
    }
}
