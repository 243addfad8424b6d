package dev.downhill.nn.optim;

import dev.downhill.nn.spec.OptimizerSpec;

/// LAMB (You et al. 2020, "Large batch optimization for deep learning: training BERT in 76 minutes",
/// algorithm 2): each tensor moves by a share of its own size, whatever the size of its gradient, so that
/// very large batches may take large steps.
///
/// `m = beta1 m + (1 - beta1) g`, `v = beta2 v + (1 - beta2) g^2`,
/// `r = mhat / (sqrt(vhat) + epsilon) + weight_decay w` with `mhat = m / (1 - beta1^t)`,
/// `vhat = v / (1 - beta2^t)`, `w = w - lr trust r` with `trust = |w| / |r|` of the tensor, or 1 where either
/// norm is 0.
///
/// Biases and normalisation neither decay nor have a trust ratio, as in the authors' own code.
final class Lamb implements Optimizer {

    private final OptimizerSpec.Lamb spec;

    /// Sums of squares by piece.
    private final double[] weightSquares;

    /// Sums of squares by piece.
    private final double[] directionSquares;

    private double rate;
    private float meanCorrection;
    private float squareCorrection;

    Lamb(OptimizerSpec.Lamb spec, int pieces) {
        this.spec = spec;
        this.weightSquares = new double[pieces];
        this.directionSquares = new double[pieces];
    }

    @Override
    public int stateArrays() {
        return 2;
    }

    @Override
    public void begin(double learningRate, long step) {
        rate = learningRate;
        meanCorrection = Moments.correction(spec.beta1(), step);
        squareCorrection = Moments.correction(spec.beta2(), step);
    }

    @Override
    public boolean surveys() {
        return true;
    }

    /// Leaves `r` in the place of the gradients.
    @Override
    public void survey(float[] parameters, float[] gradients, float[][] state, ParameterBlock piece) {
        float decay = piece.weights() ? (float) spec.weightDecay() : 0f;
        direct(parameters, gradients, state[0], state[1], decay, piece.from(), piece.to());
        weightSquares[piece.number()] = Squares.sum(parameters, piece.from(), piece.to());
        directionSquares[piece.number()] = Squares.sum(gradients, piece.from(), piece.to());
    }

    private void direct(float[] w, float[] g, float[] m, float[] v, float decay, int from, int to) {
        float beta1 = (float) spec.beta1();
        float beta2 = (float) spec.beta2();
        float rest1 = (float) (1 - spec.beta1());
        float rest2 = (float) (1 - spec.beta2());
        float epsilon = (float) spec.epsilon();
        float meanFactor = meanCorrection;
        float squareFactor = squareCorrection;
        for (int i = from; i < to; i++) {
            float mean = Math.fma(beta1, m[i], rest1 * g[i]);
            float square = Math.fma(beta2, v[i], rest2 * g[i] * g[i]);
            m[i] = mean;
            v[i] = square;
            float direction = mean * meanFactor / ((float) Math.sqrt(square * squareFactor) + epsilon);
            g[i] = Math.fma(decay, w[i], direction);
        }
    }

    @Override
    public void update(float[] parameters, float[] gradients, float[][] state, ParameterBlock piece) {
        move(parameters, gradients, (float) (-rate * trust(piece)), piece.from(), piece.to());
    }

    private double trust(ParameterBlock piece) {
        if (!piece.weights()) {
            return 1;
        }
        double weights = Squares.norm(weightSquares, piece.firstOfTensor(), piece.endOfTensor());
        double direction = Squares.norm(directionSquares, piece.firstOfTensor(), piece.endOfTensor());
        return weights > 0 && direction > 0 ? weights / direction : 1;
    }

    private static void move(float[] w, float[] r, float minusRate, int from, int to) {
        for (int i = from; i < to; i++) {
            w[i] = Math.fma(minusRate, r[i], w[i]);
        }
    }
}
