package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.spec.LayerSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `y = gamma n + beta`, `n = (x - mean) / sqrt(var + epsilon)`, mean and (biased) variance over the channels
/// at each position of each row. Ba, Kiros and Hinton 2016, "Layer normalization".
///
/// Positions are copied to arrays of their own, so that in every loop all indices are the same: such loops
/// the compiler vectorises, with the same bits at any width. Sums along a position are {@link Kernels#sum}'s;
/// those over positions are taken in pieces of a fixed number, each in order, and the pieces in order.
/// Parameters: `gamma`, `beta`.
final class LayerNormLayer implements Layer {

    private static final int PIECE = 256;

    private final int channels;
    private final int positionsPerRow;
    private final double epsilon;
    private final int gammaAt;
    private final int betaAt;
    private final Kernels kernels;
    private final Team team;
    private final float[] gamma;
    private final float[] beta;
    private final float[] means;
    private final float[] inverses;
    private final float[] gammaParts;
    private final float[] betaParts;
    private final Scratch[] scratch;
    private final Team.Work forwardTask = this::normalise;
    private final Team.Work backwardTask = this::differentiate;

    private int positions;
    private float[] x = {};
    private float[] y = {};
    private float[] dy = {};
    private float @Nullable [] dx;

    /// One position, and what one thread makes of it.
    private static final class Scratch {
        private final float[] x;
        private final float[] dy;
        private final float[] n;
        private final float[] product;
        private final float[] gammas;
        private final float[] betas;

        Scratch(int channels) {
            x = new float[channels];
            dy = new float[channels];
            n = new float[channels];
            product = new float[channels];
            gammas = new float[channels];
            betas = new float[channels];
        }
    }

    LayerNormLayer(LayerSpec.LayerNorm spec, Slot slot) {
        this.channels = slot.input().channels();
        this.positionsPerRow = slot.input().size() / channels;
        this.epsilon = spec.epsilon();
        this.gammaAt = slot.parametersAt();
        this.betaAt = gammaAt + channels;
        this.kernels = slot.kernels();
        this.team = slot.team();
        this.gamma = new float[channels];
        this.beta = new float[channels];
        int most = slot.maxRows() * positionsPerRow;
        this.means = new float[most];
        this.inverses = new float[most];
        int parts = slot.training() ? Math.ceilDiv(most, PIECE) * channels : 0;
        this.gammaParts = new float[parts];
        this.betaParts = new float[parts];
        this.scratch = team.scratch(Scratch[]::new, () -> new Scratch(channels));
    }

    @Override
    public void initialize(Pass pass) {
        Arrays.fill(pass.parameters, gammaAt, gammaAt + channels, 1f);
    }

    @Override
    public void forward(Pass pass, float[] x, float[] y) {
        this.x = x;
        this.y = y;
        positions = pass.rows * positionsPerRow;
        System.arraycopy(pass.parameters, gammaAt, gamma, 0, channels);
        System.arraycopy(pass.parameters, betaAt, beta, 0, channels);
        team.run(Math.ceilDiv(positions, PIECE), forwardTask);
    }

    private void normalise(int piece, int member) {
        Scratch own = scratch[member];
        for (int position = piece * PIECE; position < end(piece); position++) {
            System.arraycopy(x, position * channels, own.x, 0, channels);
            float mean = kernels.sum(own.x, 0, channels) / channels;
            centre(own.x, mean, own.n, own.product);
            double variance = kernels.sum(own.product, 0, channels) / channels;
            float inverse = (float) (1 / Math.sqrt(variance + epsilon));
            means[position] = mean;
            inverses[position] = inverse;
            scale(own.n, inverse, gamma, beta, own.product);
            System.arraycopy(own.product, 0, y, position * channels, channels);
        }
    }

    private static void centre(float[] x, float mean, float[] centred, float[] squares) {
        for (int c = 0; c < x.length; c++) {
            centred[c] = x[c] - mean;
            squares[c] = centred[c] * centred[c];
        }
    }

    private static void scale(float[] centred, float inverse, float[] gamma, float[] beta, float[] y) {
        for (int c = 0; c < centred.length; c++) {
            y[c] = Math.fma(centred[c] * inverse, gamma[c], beta[c]);
        }
    }

    /// `dbeta = sum dy`, `dgamma = sum dy n`, `dn = dy gamma`,
    /// `dx = (dn - mean(dn) - n mean(dn n)) / sqrt(var + epsilon)`.
    @Override
    public void backward(Pass pass, float[] x, float[] y, float[] dy, float @Nullable [] dx) {
        this.x = x;
        this.dy = dy;
        this.dx = dx;
        int pieces = Math.ceilDiv(positions, PIECE);
        team.run(pieces, backwardTask);
        collect(gammaParts, pieces, pass, gammaAt);
        collect(betaParts, pieces, pass, betaAt);
    }

    private void differentiate(int piece, int member) {
        Scratch own = scratch[member];
        Arrays.fill(own.gammas, 0f);
        Arrays.fill(own.betas, 0f);
        for (int position = piece * PIECE; position < end(piece); position++) {
            System.arraycopy(x, position * channels, own.x, 0, channels);
            System.arraycopy(dy, position * channels, own.dy, 0, channels);
            float inverse = inverses[position];
            gradients(own.x, own.dy, means[position], inverse, own.n, own.gammas, own.betas);
            if (dx != null) {
                products(own.dy, gamma, own.n, own.product);
                float sum = kernels.sum(own.dy, 0, channels) / channels;
                float along = kernels.sum(own.product, 0, channels) / channels;
                inputs(own.dy, own.n, sum, along, inverse, own.x);
                System.arraycopy(own.x, 0, dx, position * channels, channels);
            }
        }
        System.arraycopy(own.gammas, 0, gammaParts, piece * channels, channels);
        System.arraycopy(own.betas, 0, betaParts, piece * channels, channels);
    }

    private static void gradients(
            float[] x, float[] dy, float mean, float inverse, float[] n, float[] gammas, float[] betas) {
        for (int c = 0; c < x.length; c++) {
            n[c] = (x[c] - mean) * inverse;
            gammas[c] = Math.fma(dy[c], n[c], gammas[c]);
            betas[c] += dy[c];
        }
    }

    /// `dy` becomes `dn`.
    private static void products(float[] dy, float[] gamma, float[] n, float[] products) {
        for (int c = 0; c < dy.length; c++) {
            dy[c] *= gamma[c];
            products[c] = dy[c] * n[c];
        }
    }

    private static void inputs(float[] dn, float[] n, float sum, float along, float inverse, float[] dx) {
        for (int c = 0; c < dn.length; c++) {
            dx[c] = inverse * Math.fma(-n[c], along, dn[c] - sum);
        }
    }

    private void collect(float[] parts, int pieces, Pass pass, int at) {
        for (int c = 0; c < channels; c++) {
            double total = pass.accumulate ? pass.gradients[at + c] : 0;
            for (int piece = 0; piece < pieces; piece++) {
                total += parts[piece * channels + c];
            }
            pass.gradients[at + c] = (float) total;
        }
    }

    private int end(int piece) {
        return Math.min(positions, (piece + 1) * PIECE);
    }
}
