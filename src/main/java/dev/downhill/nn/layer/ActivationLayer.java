package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.ParallelFor;
import dev.downhill.nn.spec.Activation;
import org.jspecify.annotations.Nullable;

/// An activation function on its own.
final class ActivationLayer implements Layer {

    private final int size;
    private final ParallelFor forward;
    private final ParallelFor backward;

    private float[] x = {};
    private float[] y = {};
    private float[] dy = {};
    private float[] dx = {};

    ActivationLayer(Activation function, Slot slot) {
        this.size = slot.input().size();
        Activator activator = new Activator(function, slot);
        this.forward = new ParallelFor(slot.team(), 1, (from, to) -> {
            System.arraycopy(x, from, y, from, to - from);
            activator.forward(y, from, to);
        });
        this.backward = new ParallelFor(slot.team(), 1, (from, to) -> {
            System.arraycopy(dy, from, dx, from, to - from);
            activator.backward(y, dx, from, to);
        });
    }

    @Override
    public void forward(Pass pass, float[] x, float[] y) {
        this.x = x;
        this.y = y;
        forward.run(pass.rows * size);
    }

    @Override
    public void backward(Pass pass, float[] x, float[] y, float[] dy, float @Nullable [] dx) {
        if (dx == null) {
            return;
        }
        this.y = y;
        this.dy = dy;
        this.dx = dx;
        backward.run(pass.rows * size);
    }
}
