package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.spec.LayerSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The largest value of each window, channel by channel; of equal ones the first. Its gradient goes to that
/// value alone.
final class MaxPool2dLayer implements Layer {

    private final PoolGeometry shape;
    private final Team team;
    private final Kernels kernels;
    private final int[] winner;
    private final Team.Work forwardTask = this::poolImage;
    private final Team.Work backwardTask = this::unpoolImage;

    private float[] x = {};
    private float[] y = {};
    private float[] dy = {};
    private float[] dx = {};

    MaxPool2dLayer(LayerSpec.MaxPool2d spec, Slot slot) {
        this.shape = PoolGeometry.of(spec.poolSize(), spec.strides(), spec.padding(), slot.input(), slot.output());
        this.team = slot.team();
        this.kernels = slot.kernels();
        this.winner = new int[slot.maxRows() * shape.outputSize()];
    }

    @Override
    public void forward(Pass pass, float[] x, float[] y) {
        this.x = x;
        this.y = y;
        team.run(pass.rows, forwardTask);
    }

    private void poolImage(int image, int member) {
        int channels = shape.channels();
        int from = image * shape.inputSize();
        int to = image * shape.outputSize();
        for (int line = 0; line < shape.outHeight(); line++) {
            for (int pixel = 0; pixel < shape.outWidth(); pixel++) {
                int left = shape.left(pixel);
                int first = from + (shape.top(line) * shape.width() + left) * channels;
                for (int channel = 0; channel < channels; channel++) {
                    winner[to + channel] = first + channel;
                    y[to + channel] = x[first + channel];
                }
                for (int row = shape.top(line); row < shape.bottom(line); row++) {
                    for (int column = left; column < shape.right(pixel); column++) {
                        int at = from + (row * shape.width() + column) * channels;
                        kernels.keepLarger(x, at, y, winner, to, channels);
                    }
                }
                to += channels;
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
        Arrays.fill(dx, image * shape.inputSize(), (image + 1) * shape.inputSize(), 0f);
        int end = (image + 1) * shape.outputSize();
        for (int i = image * shape.outputSize(); i < end; i++) {
            dx[winner[i]] += dy[i];
        }
    }
}
