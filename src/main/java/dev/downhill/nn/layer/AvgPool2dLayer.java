package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.spec.LayerSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The mean of each window, channel by channel, over the values that lie within the image. Its gradient goes
/// to them in
/// equal parts.
final class AvgPool2dLayer implements Layer {

    private final PoolGeometry shape;
    private final Team team;
    private final Team.Work forwardTask = this::poolImage;
    private final Team.Work backwardTask = this::unpoolImage;

    private float[] x = {};
    private float[] y = {};
    private float[] dy = {};
    private float[] dx = {};

    AvgPool2dLayer(LayerSpec.AvgPool2d spec, Slot slot) {
        this.shape = PoolGeometry.of(spec.poolSize(), spec.strides(), spec.padding(), slot.input(), slot.output());
        this.team = slot.team();
    }

    @Override
    public void forward(Pass pass, float[] x, float[] y) {
        this.x = x;
        this.y = y;
        team.run(pass.rows, forwardTask);
    }

    private void poolImage(int image, int member) {
        int from = image * shape.inputSize();
        int to = image * shape.outputSize();
        Arrays.fill(y, to, to + shape.outputSize(), 0f);
        for (int line = 0; line < shape.outHeight(); line++) {
            for (int pixel = 0; pixel < shape.outWidth(); pixel++) {
                float share = share(line, pixel);
                for (int row = shape.top(line); row < shape.bottom(line); row++) {
                    for (int column = shape.left(pixel); column < shape.right(pixel); column++) {
                        addShare(share, x, from + (row * shape.width() + column) * shape.channels(), y, to);
                    }
                }
                to += shape.channels();
            }
        }
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
        int to = image * shape.inputSize();
        int from = image * shape.outputSize();
        Arrays.fill(dx, to, to + shape.inputSize(), 0f);
        for (int line = 0; line < shape.outHeight(); line++) {
            for (int pixel = 0; pixel < shape.outWidth(); pixel++) {
                float share = share(line, pixel);
                for (int row = shape.top(line); row < shape.bottom(line); row++) {
                    for (int column = shape.left(pixel); column < shape.right(pixel); column++) {
                        addShare(share, dy, from, dx, to + (row * shape.width() + column) * shape.channels());
                    }
                }
                from += shape.channels();
            }
        }
    }

    private float share(int line, int pixel) {
        int rows = shape.bottom(line) - shape.top(line);
        int columns = shape.right(pixel) - shape.left(pixel);
        return 1f / (rows * columns);
    }

    private void addShare(float share, float[] source, int from, float[] target, int to) {
        for (int channel = 0; channel < shape.channels(); channel++) {
            target[to + channel] = Math.fma(share, source[from + channel], target[to + channel]);
        }
    }
}
