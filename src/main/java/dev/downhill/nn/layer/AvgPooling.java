package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Multiplication;
import java.util.Arrays;

/// The mean of each window, channel by channel, over the values that lie within the image. Its gradient goes
/// to them in equal parts.
final class AvgPooling implements Pooling {

    private final PoolGeometry shape;
    private final Kernels kernels;
    private final Multiplication[] jobs;
    private final float[] ones;
    private final float[][] shares;

    AvgPooling(PoolGeometry shape, Slot slot) {
        this.shape = shape;
        this.kernels = slot.kernels();
        this.jobs = slot.team().scratch(Multiplication[]::new, Multiplication::new);
        this.ones = new float[shape.channels() + Multiplication.MAX_LANES];
        this.shares = slot.team().scratch(float[][]::new, () -> new float[1]);
        Arrays.fill(ones, 1f);
    }

    @Override
    public void forward(Pass pass, float[] x, float[] y, int image, int member) {
        Multiplication job = jobs[member].right(ones, 0, 0);
        for (int line = 0; line < shape.outHeight(); line++) {
            for (int pixel = 0; pixel < shape.outWidth(); pixel = shape.endOfAlike(pixel)) {
                int to = shape.placeOf(image, line, pixel);
                int count = shape.count(line, pixel);
                int pixels = shape.endOfAlike(pixel) - pixel;
                shape.under(job, x, image, line, pixel).into(y, to, shape.channels());
                kernels.multiplyLanes(job, pixels, shape.channels(), count);
                scale(y, 1f / count, to, to + pixels * shape.channels());
            }
        }
    }

    private static void scale(float[] y, float factor, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] *= factor;
        }
    }

    @Override
    public void backward(float[] dy, float[] dx, int image, int member) {
        int channels = shape.channels();
        float[] share = shares[member];
        Arrays.fill(dx, image * shape.inputSize(), (image + 1) * shape.inputSize(), 0f);
        Multiplication job = jobs[member].left(share, 0, 0, 0);
        for (int line = 0; line < shape.outHeight(); line++) {
            for (int pixel = 0; pixel < shape.outWidth(); pixel++) {
                share[0] = 1f / shape.count(line, pixel);
                int left = shape.left(pixel);
                job.right(dy, shape.placeOf(image, line, pixel), channels);
                for (int row = shape.top(line); row < shape.bottom(line); row++) {
                    int to = image * shape.inputSize() + (row * shape.width() + left) * channels;
                    job.into(dx, to, channels).adding();
                    kernels.multiply(job, shape.right(pixel) - left, channels, 1);
                }
            }
        }
    }
}
