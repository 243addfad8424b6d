package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.spec.LayerSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `y = gamma xhat + beta`, `xhat = (x - mean) / sqrt(var + epsilon)`, channel by channel over all positions
/// of the batch;
/// at prediction with running figures. Ioffe and Szegedy 2015, "Batch normalization", algorithms 1 and 2.
///
/// Sums over the batch are taken in pieces of a fixed number of positions, each in order, and the pieces in
/// order: the
/// same bits for any number of threads. Parameters: `gamma`, `beta`. Buffers: running mean, running (biased)
/// variance.
final class BatchNormLayer implements Layer {

    private static final int PIECE = 512;

    private final int channels;
    private final int positionsPerRow;
    private final float momentum;
    private final double epsilon;
    private final int gammaAt;
    private final int betaAt;
    private final int meanAt;
    private final int varianceAt;
    private final Team team;
    private final double[] first;
    private final double[] second;
    private final float[] mean;
    private final float[] inverseDeviation;
    private final float[] scale;
    private final float[] shift;
    private final float[] betaMean;
    private final float[] gammaMean;
    private final Team.Work sumTask = (piece, member) -> sum(piece);
    private final Team.Work squaresTask = (piece, member) -> squares(piece);
    private final Team.Work applyTask = (piece, member) -> apply(piece);
    private final Team.Work gradientSumsTask = (piece, member) -> gradientSums(piece);
    private final Team.Work inputGradientTask = (piece, member) -> inputGradient(piece);

    private int positions;
    private float[] x = {};
    private float[] y = {};
    private float[] dy = {};
    private float[] dx = {};

    BatchNormLayer(LayerSpec.BatchNorm spec, Slot slot) {
        this.channels = slot.input().channels();
        this.positionsPerRow = slot.input().size() / channels;
        this.momentum = (float) spec.momentum();
        this.epsilon = spec.epsilon();
        this.gammaAt = slot.parametersAt();
        this.betaAt = gammaAt + channels;
        this.meanAt = slot.buffersAt();
        this.varianceAt = meanAt + channels;
        this.team = slot.team();
        int pieces = Math.ceilDiv(slot.maxRows() * positionsPerRow, PIECE);
        this.first = new double[pieces * channels];
        this.second = new double[pieces * channels];
        this.mean = new float[channels];
        this.inverseDeviation = new float[channels];
        this.scale = new float[channels];
        this.shift = new float[channels];
        this.betaMean = new float[channels];
        this.gammaMean = new float[channels];
    }

    @Override
    public void initialize(Pass pass) {
        Arrays.fill(pass.parameters, gammaAt, gammaAt + channels, 1f);
        Arrays.fill(pass.buffers, varianceAt, varianceAt + channels, 1f);
    }

    @Override
    public void forward(Pass pass, float[] x, float[] y) {
        this.x = x;
        this.y = y;
        positions = pass.rows * positionsPerRow;
        if (pass.training) {
            takeStatistics(pass.buffers);
        } else {
            System.arraycopy(pass.buffers, meanAt, mean, 0, channels);
            for (int c = 0; c < channels; c++) {
                inverseDeviation[c] = (float) (1 / Math.sqrt(pass.buffers[varianceAt + c] + epsilon));
            }
        }
        for (int c = 0; c < channels; c++) {
            scale[c] = pass.parameters[gammaAt + c] * inverseDeviation[c];
            shift[c] = pass.parameters[betaAt + c];
        }
        team.run(pieces(), applyTask);
    }

    private void takeStatistics(float[] buffers) {
        team.run(pieces(), sumTask);
        for (int c = 0; c < channels; c++) {
            mean[c] = (float) (total(first, c) / positions);
        }
        team.run(pieces(), squaresTask);
        for (int c = 0; c < channels; c++) {
            double variance = total(first, c) / positions;
            inverseDeviation[c] = (float) (1 / Math.sqrt(variance + epsilon));
            buffers[meanAt + c] = momentum * buffers[meanAt + c] + (1 - momentum) * mean[c];
            buffers[varianceAt + c] = momentum * buffers[varianceAt + c] + (1 - momentum) * (float) variance;
        }
    }

    /// `dbeta = sum dy`, `dgamma = sum dy xhat`, `dx = gamma / sqrt(var + epsilon) (dy - dbeta / m - xhat
    /// dgamma / m)`.
    @Override
    public void backward(Pass pass, float[] x, float[] y, float[] dy, float @Nullable [] dx) {
        this.x = x;
        this.dy = dy;
        positions = pass.rows * positionsPerRow;
        team.run(pieces(), gradientSumsTask);
        for (int c = 0; c < channels; c++) {
            float beta = (float) total(first, c);
            float gamma = (float) total(second, c);
            pass.gradients[betaAt + c] = pass.accumulate ? pass.gradients[betaAt + c] + beta : beta;
            pass.gradients[gammaAt + c] = pass.accumulate ? pass.gradients[gammaAt + c] + gamma : gamma;
            betaMean[c] = beta / positions;
            gammaMean[c] = gamma / positions;
        }
        if (dx != null) {
            this.dx = dx;
            team.run(pieces(), inputGradientTask);
        }
    }

    private int pieces() {
        return Math.ceilDiv(positions, PIECE);
    }

    private int end(int piece) {
        return Math.min(positions, (piece + 1) * PIECE) * channels;
    }

    private double total(double[] parts, int channel) {
        double total = 0;
        for (int piece = 0; piece < pieces(); piece++) {
            total += parts[piece * channels + channel];
        }
        return total;
    }

    private void sum(int piece) {
        int part = piece * channels;
        Arrays.fill(first, part, part + channels, 0);
        for (int at = piece * PIECE * channels; at < end(piece); at += channels) {
            for (int c = 0; c < channels; c++) {
                first[part + c] += x[at + c];
            }
        }
    }

    private void squares(int piece) {
        int part = piece * channels;
        Arrays.fill(first, part, part + channels, 0);
        for (int at = piece * PIECE * channels; at < end(piece); at += channels) {
            for (int c = 0; c < channels; c++) {
                double distance = x[at + c] - mean[c];
                first[part + c] += distance * distance;
            }
        }
    }

    private void apply(int piece) {
        for (int at = piece * PIECE * channels; at < end(piece); at += channels) {
            for (int c = 0; c < channels; c++) {
                y[at + c] = Math.fma(x[at + c] - mean[c], scale[c], shift[c]);
            }
        }
    }

    private void gradientSums(int piece) {
        int part = piece * channels;
        Arrays.fill(first, part, part + channels, 0);
        Arrays.fill(second, part, part + channels, 0);
        for (int at = piece * PIECE * channels; at < end(piece); at += channels) {
            for (int c = 0; c < channels; c++) {
                first[part + c] += dy[at + c];
                second[part + c] += (double) dy[at + c] * ((x[at + c] - mean[c]) * inverseDeviation[c]);
            }
        }
    }

    private void inputGradient(int piece) {
        for (int at = piece * PIECE * channels; at < end(piece); at += channels) {
            for (int c = 0; c < channels; c++) {
                float normalised = (x[at + c] - mean[c]) * inverseDeviation[c];
                float inner = Math.fma(-normalised, gammaMean[c], dy[at + c] - betaMean[c]);
                dx[at + c] = scale[c] * inner;
            }
        }
    }
}
