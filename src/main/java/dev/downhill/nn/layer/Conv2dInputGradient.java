package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Multiplication;
import dev.downhill.nn.kernel.Team;

/// The gradient of a convolution's input: the output's gradient, spread out by the strides and bordered with
/// zeros, convolved with the kernel turned by 180° and its channels and filters exchanged.
final class Conv2dInputGradient {

    private final ConvGeometry shape;
    private final Team team;
    private final Kernels kernels;
    private final Multiplication[] jobs;
    private final DilatedGradient spread;
    private final float[] turned;
    private final Team.Work turn = this::turn;
    private final Team.Work task = this::image;

    private float[] weights = {};
    private int weightsAt;
    private float[] dy = {};
    private float[] dx = {};

    Conv2dInputGradient(ConvGeometry shape, Slot slot) {
        this.shape = shape;
        this.team = slot.team();
        this.kernels = slot.kernels();
        this.jobs = team.scratch(Multiplication[]::new, Multiplication::new);
        this.spread = new DilatedGradient(shape, team);
        this.turned = new float[slot.training() ? shape.weights() + Multiplication.MAX_LANES : 0];
    }

    void run(Pass pass, int weightsAt, float[] dy, float[] dx) {
        this.dy = dy;
        this.dx = dx;
        this.weights = pass.parameters;
        this.weightsAt = weightsAt;
        team.run(shape.places(), turn);
        team.run(pass.rows, task);
    }

    private void turn(int place, int member) {
        int filters = shape.filters();
        int channels = shape.channels();
        int from = weightsAt + place * channels * filters;
        int to = (shape.places() - 1 - place) * channels * filters;
        for (int filter = 0; filter < filters; filter++) {
            for (int channel = 0; channel < channels; channel++) {
                turned[to + filter * channels + channel] = weights[from + channel * filters + filter];
            }
        }
    }

    private void image(int image, int member) {
        float[] bordered = spread.of(dy, image, member);
        int row = shape.width() * shape.channels();
        int kernelRow = shape.kernelWidth() * shape.filters();
        Multiplication job = jobs[member].right(turned, 0, shape.channels());
        for (int line = 0; line < shape.height(); line++) {
            job.window(bordered, line * spread.row(), shape.filters(), 1, kernelRow, spread.row() - kernelRow)
                    .into(dx, (image * shape.height() + line) * row, shape.channels());
            kernels.multiply(job, shape.width(), shape.channels(), shape.kernelHeight() * kernelRow);
        }
    }
}
