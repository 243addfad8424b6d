package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.spec.LayerSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `y = gamma xhat + beta`, `xhat = (x - mean) / sqrt(var + epsilon)`, channel by channel over all positions
/// of the batch; at prediction with running figures. Ioffe and Szegedy 2015, "Batch normalization",
/// algorithms 1 and 2.
///
/// Parameters: `gamma`, `beta`. Buffers: running mean, running (biased) variance.
final class BatchNormLayer implements Layer {

    private final int channels;
    private final int positionsPerRow;
    private final float momentum;
    private final double epsilon;
    private final int gammaAt;
    private final int betaAt;
    private final int meanAt;
    private final int varianceAt;
    private final Strips strips;
    private final double[] first;
    private final double[] second;
    private final float[] mean;
    private final float[] inverseDeviation;
    private final float[] scale;
    private final float[] shift;
    private final float[] betaMean;
    private final float[] gammaMean;
    private final Team.Work sum;
    private final Team.Work sumSquares;
    private final Team.Work apply;
    private final Team.Work sumGradients;
    private final Team.Work differentiate;

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
        this.strips = new Strips(channels, slot.maxRows() * positionsPerRow, slot.team());
        this.first = strips.parts();
        this.second = strips.parts();
        this.mean = strips.byChannel();
        this.inverseDeviation = strips.byChannel();
        this.scale = strips.byChannel();
        this.shift = strips.byChannel();
        this.betaMean = strips.byChannel();
        this.gammaMean = strips.byChannel();
        this.sum = strips.work(this::sum, first);
        this.sumSquares = strips.work(this::sumSquares, first);
        this.apply = strips.work(this::apply);
        this.sumGradients = strips.work(this::sumGradients, first, second);
        this.differentiate = strips.work(this::differentiate);
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
        strips.cover(positions);
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
        strips.repeat(mean);
        strips.repeat(inverseDeviation);
        strips.repeat(scale);
        strips.repeat(shift);
        strips.run(apply);
    }

    private void takeStatistics(float[] buffers) {
        strips.run(sum);
        for (int c = 0; c < channels; c++) {
            mean[c] = (float) (strips.total(first, c) / positions);
        }
        strips.repeat(mean);
        strips.run(sumSquares);
        for (int c = 0; c < channels; c++) {
            double variance = strips.total(first, c) / positions;
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
        strips.cover(positions);
        strips.run(sumGradients);
        for (int c = 0; c < channels; c++) {
            float beta = (float) strips.total(first, c);
            float gamma = (float) strips.total(second, c);
            pass.gradients[betaAt + c] = pass.accumulate ? pass.gradients[betaAt + c] + beta : beta;
            pass.gradients[gammaAt + c] = pass.accumulate ? pass.gradients[gammaAt + c] + gamma : gamma;
            betaMean[c] = beta / positions;
            gammaMean[c] = gamma / positions;
        }
        if (dx != null) {
            this.dx = dx;
            strips.repeat(betaMean);
            strips.repeat(gammaMean);
            strips.run(differentiate);
        }
    }

    private void sum(Strips.Scratch own, int at, int length) {
        System.arraycopy(x, at, own.x, 0, length);
        add(own.x, own.sums[0], length);
    }

    private static void add(float[] x, float[] sums, int length) {
        for (int i = 0; i < length; i++) {
            sums[i] += x[i];
        }
    }

    private void sumSquares(Strips.Scratch own, int at, int length) {
        System.arraycopy(x, at, own.x, 0, length);
        addSquares(own.x, mean, own.sums[0], length);
    }

    private static void addSquares(float[] x, float[] mean, float[] sums, int length) {
        for (int i = 0; i < length; i++) {
            float distance = x[i] - mean[i];
            sums[i] = Math.fma(distance, distance, sums[i]);
        }
    }

    private void apply(Strips.Scratch own, int at, int length) {
        System.arraycopy(x, at, own.x, 0, length);
        normalise(own.x, mean, scale, shift, length);
        System.arraycopy(own.x, 0, y, at, length);
    }

    private static void normalise(float[] x, float[] mean, float[] scale, float[] shift, int length) {
        for (int i = 0; i < length; i++) {
            x[i] = Math.fma(x[i] - mean[i], scale[i], shift[i]);
        }
    }

    private void sumGradients(Strips.Scratch own, int at, int length) {
        System.arraycopy(x, at, own.x, 0, length);
        System.arraycopy(dy, at, own.dy, 0, length);
        addGradients(own, mean, inverseDeviation, length);
    }

    private static void addGradients(Strips.Scratch own, float[] mean, float[] inverse, int length) {
        float[] x = own.x;
        float[] dy = own.dy;
        float[] betas = own.sums[0];
        float[] gammas = own.sums[1];
        for (int i = 0; i < length; i++) {
            betas[i] += dy[i];
            gammas[i] = Math.fma(dy[i], (x[i] - mean[i]) * inverse[i], gammas[i]);
        }
    }

    private void differentiate(Strips.Scratch own, int at, int length) {
        System.arraycopy(x, at, own.x, 0, length);
        System.arraycopy(dy, at, own.dy, 0, length);
        toInputGradients(own.x, own.dy, length);
        System.arraycopy(own.dy, 0, dx, at, length);
    }

    private void toInputGradients(float[] x, float[] dy, int length) {
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
