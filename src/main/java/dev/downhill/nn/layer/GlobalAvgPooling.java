package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Multiplication;
import dev.downhill.nn.tensor.Shape;

/// The mean of each channel over the whole image. Its gradient goes to all pixels in equal parts.
final class GlobalAvgPooling implements Pooling {

    private final int channels;
    private final int pixels;
    private final Kernels kernels;
    private final Multiplication[] jobs;
    private final float[] share;

    GlobalAvgPooling(Slot slot) {
        Shape image = slot.input();
        this.channels = image.channels();
        this.pixels = image.height() * image.width();
        this.kernels = slot.kernels();
        this.jobs = slot.team().scratch(Multiplication[]::new, Multiplication::new);
        this.share = new float[] {1f / pixels};
    }

    @Override
    public void forward(Pass pass, float[] x, float[] y, int image, int member) {
        Multiplication job = jobs[member]
                .left(share, 0, 0, 0)
                .right(x, image * pixels * channels, channels)
                .into(y, image * channels, channels);
        kernels.multiply(job, 1, channels, pixels);
    }

    @Override
    public void backward(float[] dy, float[] dx, int image, int member) {
        Multiplication job = jobs[member]
                .left(share, 0, 0, 0)
                .right(dy, image * channels, channels)
                .into(dx, image * pixels * channels, channels);
        kernels.multiply(job, pixels, channels, 1);
    }
}
