package dev.downhill.nn.train;

import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.optim.ParameterBlock;
import dev.downhill.nn.optim.ParameterBlocks;
import dev.downhill.nn.optim.Squares;
import dev.downhill.nn.spec.GradientClipping;
import org.jspecify.annotations.Nullable;

/// The gradient of a step as a whole: its norm, and the bounds on it.
final class Gradients {

    private final float[] gradients;

    /// Sums of squares by piece.
    private final double[] squares;

    private final @Nullable GradientClipping clipping;
    private final Runnable measure;
    private final Runnable cut;
    private final Runnable scale;
    private float factor;

    Gradients(float[] gradients, @Nullable GradientClipping clipping, ParameterBlocks pieces, Team team) {
        this.gradients = gradients;
        this.clipping = clipping;
        this.squares = new double[pieces.count()];
        this.measure =
                pieces.pass(team, piece -> squares[piece.number()] = Squares.sum(gradients, piece.from(), piece.to()));
        this.cut = pieces.pass(team, this::cut);
        this.scale = pieces.pass(team, this::scale);
    }

    /// The Euclidean norm.
    double norm() {
        measure.run();
        return Squares.norm(squares, 0, squares.length);
    }

    /// Bounds the values, and then the norm.
    void clip() {
        if (clipping == null) {
            return;
        }
        if (clipping.value() != null) {
            cut.run();
        }
        Double most = clipping.norm();
        if (most != null) {
            double norm = norm();
            if (norm > most) {
                factor = (float) (most / norm);
                scale.run();
            }
        }
    }

    private void cut(ParameterBlock piece) {
        Double bound = clipping == null ? null : clipping.value();
        if (bound == null) {
            return;
        }
        float most = bound.floatValue();
        for (int i = piece.from(); i < piece.to(); i++) {
            gradients[i] = Math.max(-most, Math.min(most, gradients[i]));
        }
    }

    private void scale(ParameterBlock piece) {
        float times = factor;
        for (int i = piece.from(); i < piece.to(); i++) {
            gradients[i] *= times;
        }
    }
}
