package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.spec.LayerSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `y = gamma xhat + beta`, `xhat = (x - mean) / sqrt(var + epsilon)`, channel by channel over all positions
/// of the batch; at prediction with running figures. Ioffe and Szegedy 2015, "Batch normalization",
/// algorithms 1 and 2.
///
/// Positions are treated in strips, several side by side, against figures repeated as often. A strip is
/// copied to an array of its own, so that in every loop all indices are the same: such loops the compiler
/// vectorises, with the same bits at any width. Sums over the batch are taken in pieces of a fixed number of
/// positions, each in order, and the pieces in order: the same bits for any number of threads. Parameters:
/// `gamma`, `beta`. Buffers: running mean, running (biased) variance.
final class BatchNormLayer implements Layer {

    /// Values of a strip, if a position has fewer.
    private static final int STRIP = 512;

    /// Strips of a piece: short chains of additions in float, few enough to be exact.
    private static final int STRIPS = 32;

    private final int channels;
    private final int positionsPerRow;
    private final float momentum;
    private final double epsilon;
    private final int gammaAt;
    private final int betaAt;
    private final int meanAt;
    private final int varianceAt;
    private final Team team;
    private final int strip;
    private final double[] first;
    private final double[] second;
    private final Scratch[] scratch;
    private final float[] mean;
    private final float[] inverseDeviation;
    private final float[] scale;
    private final float[] shift;
    private final float[] betaMean;
    private final float[] gammaMean;
    private final Team.Work sumTask = this::sum;
    private final Team.Work squaresTask = this::squares;
    private final Team.Work applyTask = this::apply;
    private final Team.Work gradientSumsTask = this::gradientSums;
    private final Team.Work inputGradientTask = this::inputGradient;

    private int positions;
    private float[] x = {};
    private float[] y = {};
    private float[] dy = {};
    private float[] dx = {};

    /// One strip, and what one thread makes of it.
    private static final class Scratch {
        private final float[] x;
        private final float[] dy;
        private final float[] first;
        private final float[] second;

        Scratch(int strip) {
            x = new float[strip];
            dy = new float[strip];
            first = new float[strip];
            second = new float[strip];
        }
    }

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
        this.strip = channels * Math.max(1, STRIP / channels);
        int pieces = Math.ceilDiv(slot.maxRows() * slot.input().size(), strip * STRIPS);
        this.first = new double[pieces * channels];
        this.second = new double[pieces * channels];
        this.mean = new float[strip];
        this.inverseDeviation = new float[strip];
        this.scale = new float[strip];
        this.shift = new float[strip];
        this.betaMean = new float[strip];
        this.gammaMean = new float[strip];
        this.scratch = team.scratch(Scratch[]::new, () -> new Scratch(strip));
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
        repeat(mean);
        repeat(inverseDeviation);
        repeat(scale);
        repeat(shift);
        team.run(pieces(), applyTask);
    }

    private void takeStatistics(float[] buffers) {
        team.run(pieces(), sumTask);
        for (int c = 0; c < channels; c++) {
            mean[c] = (float) (total(first, c) / positions);
        }
        repeat(mean);
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
            repeat(betaMean);
            repeat(gammaMean);
            team.run(pieces(), inputGradientTask);
        }
    }

    /// From the first position of a strip to the others.
    private void repeat(float[] figures) {
        for (int at = channels; at < strip; at += channels) {
            System.arraycopy(figures, 0, figures, at, channels);
        }
    }

    private int pieces() {
        return Math.ceilDiv(positions * channels, strip * STRIPS);
    }

    private int start(int piece) {
        return piece * strip * STRIPS;
    }

    private int end(int piece) {
        return Math.min(positions * channels, start(piece + 1));
    }

    private double total(double[] parts, int channel) {
        double total = 0;
        for (int piece = 0; piece < pieces(); piece++) {
            total += parts[piece * channels + channel];
        }
        return total;
    }

    /// Adds the sums of a strip's positions up by channel.
    private void fold(float[] sums, double[] parts, int piece) {
        Arrays.fill(parts, piece * channels, (piece + 1) * channels, 0);
        for (int at = 0; at < strip; at += channels) {
            for (int c = 0; c < channels; c++) {
                parts[piece * channels + c] += sums[at + c];
            }
        }
    }

    private void sum(int piece, int member) {
        Scratch own = scratch[member];
        Arrays.fill(own.first, 0f);
        for (int at = start(piece); at < end(piece); at += strip) {
            int length = Math.min(strip, end(piece) - at);
            System.arraycopy(x, at, own.x, 0, length);
            add(own.x, own.first, length);
        }
        fold(own.first, first, piece);
    }

    private static void add(float[] x, float[] sums, int length) {
        for (int i = 0; i < length; i++) {
            sums[i] += x[i];
        }
    }

    private void squares(int piece, int member) {
        Scratch own = scratch[member];
        Arrays.fill(own.first, 0f);
        for (int at = start(piece); at < end(piece); at += strip) {
            int length = Math.min(strip, end(piece) - at);
            System.arraycopy(x, at, own.x, 0, length);
            addSquares(own.x, mean, own.first, length);
        }
        fold(own.first, first, piece);
    }

    private static void addSquares(float[] x, float[] mean, float[] sums, int length) {
        for (int i = 0; i < length; i++) {
            float distance = x[i] - mean[i];
            sums[i] = Math.fma(distance, distance, sums[i]);
        }
    }

    private void apply(int piece, int member) {
        Scratch own = scratch[member];
        for (int at = start(piece); at < end(piece); at += strip) {
            int length = Math.min(strip, end(piece) - at);
            System.arraycopy(x, at, own.x, 0, length);
            normalise(own.x, mean, scale, shift, length);
            System.arraycopy(own.x, 0, y, at, length);
        }
    }

    private static void normalise(float[] x, float[] mean, float[] scale, float[] shift, int length) {
        for (int i = 0; i < length; i++) {
            x[i] = Math.fma(x[i] - mean[i], scale[i], shift[i]);
        }
    }

    private void gradientSums(int piece, int member) {
        Scratch own = scratch[member];
        Arrays.fill(own.first, 0f);
        Arrays.fill(own.second, 0f);
        for (int at = start(piece); at < end(piece); at += strip) {
            int length = Math.min(strip, end(piece) - at);
            System.arraycopy(x, at, own.x, 0, length);
            System.arraycopy(dy, at, own.dy, 0, length);
            addGradients(own, mean, inverseDeviation, length);
        }
        fold(own.first, first, piece);
        fold(own.second, second, piece);
    }

    private static void addGradients(Scratch own, float[] mean, float[] inverse, int length) {
        float[] x = own.x;
        float[] dy = own.dy;
        float[] betas = own.first;
        float[] gammas = own.second;
        for (int i = 0; i < length; i++) {
            betas[i] += dy[i];
            gammas[i] = Math.fma(dy[i], (x[i] - mean[i]) * inverse[i], gammas[i]);
        }
    }

    private void inputGradient(int piece, int member) {
        Scratch own = scratch[member];
        for (int at = start(piece); at < end(piece); at += strip) {
            int length = Math.min(strip, end(piece) - at);
            System.arraycopy(x, at, own.x, 0, length);
            System.arraycopy(dy, at, own.dy, 0, length);
            differentiate(own.x, own.dy, length);
            System.arraycopy(own.dy, 0, dx, at, length);
        }
    }

    private void differentiate(float[] x, float[] dy, int length) {
        float[] mean = this.mean;
        float[] inverse = inverseDeviation;
        float[] betaMean = this.betaMean;
        float[] gammaMean = this.gammaMean;
        float[] scale = this.scale;
        for (int i = 0; i < length; i++) {
            float normalised = (x[i] - mean[i]) * inverse[i];
            dy[i] = scale[i] * Math.fma(-normalised, gammaMean[i], dy[i] - betaMean[i]);
        }
    }
}
