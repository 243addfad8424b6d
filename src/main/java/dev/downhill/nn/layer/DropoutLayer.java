package dev.downhill.nn.layer;

import dev.downhill.nn.init.Purpose;
import dev.downhill.nn.init.Randomness;
import dev.downhill.nn.kernel.ParallelFor;
import org.jspecify.annotations.Nullable;

/// While training, keeps each value with probability `1 - rate` and divides it by that ("inverted" dropout,
/// so that prediction need not scale). Which values are kept is a function of (seed, layer, step, place),
/// computed in both directions rather than stored. Srivastava et al. 2014, "Dropout: a simple way to prevent
/// neural networks from overfitting".
final class DropoutLayer implements Layer {

    private final int size;
    private final long index;
    private final long threshold;
    private final float scale;
    private final ParallelFor sweep;

    private float[] from = {};
    private float[] to = {};
    private long key;
    private long first;

    DropoutLayer(double rate, Slot slot) {
        this.size = slot.input().size();
        this.index = slot.index();
        this.threshold = (long) (rate * 0x1p53);
        this.scale = (float) (1 / (1 - rate));
        this.sweep = new ParallelFor(slot.team(), 1, this::mask);
    }

    @Override
    public void forward(Pass pass, float[] x, float[] y) {
        if (!pass.training) {
            System.arraycopy(x, 0, y, 0, pass.rows * size);
            return;
        }
        mask(pass, x, y);
    }

    @Override
    public void backward(Pass pass, float[] x, float[] y, float[] dy, float @Nullable [] dx) {
        if (dx != null) {
            mask(pass, dy, dx);
        }
    }

    private void mask(Pass pass, float[] source, float[] target) {
        from = source;
        to = target;
        key = Randomness.key(pass.seed, Purpose.DROPOUT, index, pass.step);
        first = (long) pass.firstRow * size;
        sweep.run(pass.rows * size);
    }

    private void mask(int start, int end) {
        for (int i = start; i < end; i++) {
            boolean kept = (Randomness.bits(key, first + i) >>> 11) >= threshold;
            to[i] = kept ? from[i] * scale : 0f;
        }
    }
}
