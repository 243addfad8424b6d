package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Team;
import org.jspecify.annotations.Nullable;

/// Shares the images of a batch out over the team.
final class PoolLayer implements Layer {

    private final Pooling pooling;
    private final Team team;
    private final Team.Work forwardTask = this::poolImage;
    private final Team.Work backwardTask = this::unpoolImage;

    private Pass pass = new Pass(new float[0], new float[0], new float[0], 0);
    private float[] x = {};
    private float[] y = {};
    private float[] dy = {};
    private float[] dx = {};

    PoolLayer(Pooling pooling, Slot slot) {
        this.pooling = pooling;
        this.team = slot.team();
    }

    @Override
    public void forward(Pass pass, float[] x, float[] y) {
        this.pass = pass;
        this.x = x;
        this.y = y;
        team.run(pass.rows, forwardTask);
    }

    private void poolImage(int image, int member) {
        pooling.forward(pass, x, y, image, member);
    }

    @Override
    public void backward(Pass pass, float[] x, float[] y, float[] dy, float @Nullable [] dx) {
        if (dx == null) {
            return;
        }
        this.dy = dy;
        this.dx = dx;
        team.run(pass.rows, backwardTask);
    }

    private void unpoolImage(int image, int member) {
        pooling.backward(dy, dx, image, member);
    }
}
