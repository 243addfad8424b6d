package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Multiplication;
import dev.downhill.nn.kernel.Team;

/// The gradient of a convolution's input: the output's gradient, spread out by the strides and bordered with
/// zeros,
/// convolved with the kernel turned by 180° and its channels and filters exchanged.
final class Conv2dInputGradient {

    private final ConvGeometry shape;
    private final Team team;
    private final Kernels kernels;
    private final Multiplication[] jobs;
    private final int spreadRow;
    private final int spreadSize;
    private final float[][] spread;
    private final float[] turned;
    private final Team.Work task = this::image;

    private float[] dy = {};
    private float[] dx = {};

    Conv2dInputGradient(ConvGeometry shape, Slot slot) {
        this.shape = shape;
        this.team = slot.team();
        this.kernels = slot.kernels();
        this.jobs = team.scratch(Multiplication[]::new, Multiplication::new);
        this.spreadRow = (shape.width() + shape.kernelWidth() - 1) * shape.filters();
        this.spreadSize = (shape.height() + shape.kernelHeight() - 1) * spreadRow;
        this.spread = new float[team.size()][];
        this.turned = new float[slot.training() ? shape.weights() + Multiplication.MOST_LANES : 0];
    }

    void run(Pass pass, int weightsAt, float[] dy, float[] dx) {
        this.dy = dy;
        this.dx = dx;
        turn(pass.parameters, weightsAt);
        team.run(pass.rows, task);
    }

    private void turn(float[] weights, int at) {
        int filters = shape.filters();
        int channels = shape.channels();
        int places = shape.kernelHeight() * shape.kernelWidth();
        for (int place = 0; place < places; place++) {
            int from = at + place * channels * filters;
            int to = (places - 1 - place) * channels * filters;
            for (int filter = 0; filter < filters; filter++) {
                for (int channel = 0; channel < channels; channel++) {
                    turned[to + filter * channels + channel] = weights[from + channel * filters + filter];
                }
            }
        }
    }

    private void image(int image, int member) {
        float[] bordered = spread[member];
        if (bordered == null) {
            // The places between and around the values stay zero from here on.
            bordered = new float[spreadSize];
            spread[member] = bordered;
        }
        spread(image, bordered);
        int row = shape.width() * shape.channels();
        int kernelRow = shape.kernelWidth() * shape.filters();
        Multiplication job = jobs[member].right(turned, 0, shape.channels());
        for (int line = 0; line < shape.height(); line++) {
            job.window(bordered, line * spreadRow, shape.filters(), 1, kernelRow, spreadRow - kernelRow)
                    .into(dx, (image * shape.height() + line) * row, shape.channels());
            kernels.multiply(job, shape.width(), shape.channels(), shape.kernelHeight() * kernelRow);
        }
    }

    private void spread(int image, float[] bordered) {
        int filters = shape.filters();
        int top = shape.kernelHeight() - 1 - shape.padTop();
        int left = shape.kernelWidth() - 1 - shape.padLeft();
        for (int line = 0; line < shape.outHeight(); line++) {
            int from = (image * shape.outHeight() + line) * shape.outWidth() * filters;
            int to = (line * shape.strideHeight() + top) * spreadRow + left * filters;
            if (shape.strideWidth() == 1) {
                System.arraycopy(dy, from, bordered, to, shape.outWidth() * filters);
                continue;
            }
            for (int pixel = 0; pixel < shape.outWidth(); pixel++) {
                System.arraycopy(
                        dy, from + pixel * filters, bordered, to + pixel * shape.strideWidth() * filters, filters);
            }
        }
    }
}
