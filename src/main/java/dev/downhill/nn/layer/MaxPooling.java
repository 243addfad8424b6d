package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Multiplication;
import java.util.Arrays;

/// The largest value of each window, channel by channel; of equal ones the first. Its gradient goes to that
/// value alone.
final class MaxPooling implements Pooling {

    private static final int[] NO_WINNERS = {};

    private final PoolGeometry shape;
    private final Kernels kernels;
    private final Multiplication[] jobs;
    private final int[] winners;

    MaxPooling(PoolGeometry shape, Slot slot) {
        this.shape = shape;
        this.kernels = slot.kernels();
        this.jobs = slot.team().scratch(Multiplication[]::new, Multiplication::new);
        this.winners = slot.training() ? new int[slot.maxRows() * shape.outputSize()] : NO_WINNERS;
    }

    @Override
    public void forward(Pass pass, float[] x, float[] y, int image, int member) {
        int[] wanted = pass.training ? winners : NO_WINNERS;
        Multiplication job = jobs[member];
        for (int line = 0; line < shape.outHeight(); line++) {
            for (int pixel = 0; pixel < shape.outWidth(); pixel = shape.endOfAlike(pixel)) {
                shape.under(job, x, image, line, pixel).into(y, shape.placeOf(image, line, pixel), shape.channels());
                int pixels = shape.endOfAlike(pixel) - pixel;
                kernels.largest(job, wanted, pixels, shape.channels(), shape.count(line, pixel));
            }
        }
    }

    @Override
    public void backward(float[] dy, float[] dx, int image, int member) {
        Arrays.fill(dx, image * shape.inputSize(), (image + 1) * shape.inputSize(), 0f);
        int end = (image + 1) * shape.outputSize();
        for (int i = image * shape.outputSize(); i < end; i++) {
            dx[winners[i]] += dy[i];
        }
    }
}
