package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.ParallelFor;
import dev.downhill.nn.spec.LayerShape;
import org.jspecify.annotations.Nullable;

/// `y = x + f(x)`, `f` being the layers within. He et al. 2016, "Deep residual learning for image recognition".
final class ResidualLayer implements Layer {

    private final Sequential chain;
    private final int size;
    private final float[] inner;
    private final float[] skip;
    private final ParallelFor add;
    private final ParallelFor addSkipped;

    private float[] x = {};
    private float[] y = {};
    private float[] dx = {};

    ResidualLayer(LayerShape shape, Slot slot) {
        this.chain = new Sequential(shape.inner(), slot);
        this.size = slot.input().size();
        int space = Sequential.space(slot.maxRows(), size);
        this.inner = new float[space];
        this.skip = new float[slot.training() ? space : 0];
        this.add = new ParallelFor(slot.team(), 1, (from, to) -> sum(x, inner, y, from, to));
        this.addSkipped = new ParallelFor(slot.team(), 1, (from, to) -> sum(dx, skip, dx, from, to));
    }

    @Override
    public void initialize(Pass pass) {
        chain.initialize(pass);
    }

    @Override
    public void forward(Pass pass, float[] x, float[] y) {
        this.x = x;
        this.y = y;
        chain.forward(pass, x, inner);
        add.run(pass.rows * size);
    }

    /// `dx = dy + f'(x) dy`
    @Override
    public void backward(Pass pass, float[] x, float[] y, float[] dy, float @Nullable [] dx) {
        if (dx == null) {
            chain.backward(pass, x, inner, dy, null);
            return;
        }
        // The layers within may overwrite dy.
        System.arraycopy(dy, 0, skip, 0, pass.rows * size);
        chain.backward(pass, x, inner, dy, dx);
        this.dx = dx;
        addSkipped.run(pass.rows * size);
    }

    private static void sum(float[] a, float[] b, float[] sums, int from, int to) {
        for (int i = from; i < to; i++) {
            sums[i] = a[i] + b[i];
        }
    }
}
