package dev.downhill.nn.layer;

import dev.downhill.nn.init.InitialValues;
import dev.downhill.nn.init.Purpose;
import dev.downhill.nn.init.Randomness;
import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Multiplication;
import dev.downhill.nn.kernel.ParallelFor;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.spec.Initializer;
import dev.downhill.nn.spec.LayerSpec;
import org.jspecify.annotations.Nullable;

/// `y[p, c] = act(b[c] + sum over ky, kx of x[p * stride + (ky, kx), c] W[ky, kx, c])`: a kernel for each channel.
///
/// Vectors run across the channels. For the rest it is {@link Conv2dLayer} again: a zero-bordered copy for
/// padding, the weight gradient with the strides swapped, the input's gradient by the turned kernel.
final class DepthwiseConv2dLayer implements Layer {

    private static final float[] ONE = {1f};

    /// Channels that one task of the weight gradient owns.
    private static final int BLOCK = 64;

    private final ConvGeometry shape;
    private final Activator activator;
    private final boolean useBias;
    private final Initializer initializer;
    private final Slot slot;
    private final Kernels kernels;
    private final Multiplication[] jobs;
    private final int weightsAt;
    private final int biasAt;
    private final ZeroPadding border;
    private final DilatedGradient spread;
    private final float[] turned;
    private final Team.Work forwardTask = this::convolveImage;
    private final GradientParts gradient;
    private final Team.Work inputTask = this::inputGradient;
    private final ParallelFor activateBackward;

    private Pass pass;
    private float[] y = {};
    private float[] dy = {};
    private float[] dx = {};
    private float[] source = {};

    DepthwiseConv2dLayer(LayerSpec.DepthwiseConv2d spec, Slot slot) {
        this.shape = ConvGeometry.of(spec.kernelSize(), spec.strides(), spec.padding(), slot.input(), slot.output());
        this.activator = new Activator(spec.activation(), slot);
        this.useBias = spec.useBias();
        this.initializer = Initializer.suiting(spec.activation());
        this.slot = slot;
        this.kernels = slot.kernels();
        this.jobs = slot.team().scratch(Multiplication[]::new, Multiplication::new);
        this.weightsAt = slot.parametersAt();
        this.biasAt = weightsAt + shape.places() * shape.channels();
        this.border = new ZeroPadding(shape, slot);
        this.spread = new DilatedGradient(shape, slot.team());
        this.turned = new float[slot.training() ? shape.places() * shape.channels() + Multiplication.MAX_LANES : 0];
        this.gradient = new GradientParts(
                1 + shape.kernelHeight() * blocks(),
                (shape.places() + (useBias ? 1 : 0)) * shape.channels(),
                shape.outHeight() * shape.outWidth(),
                slot,
                this::weightGradient);
        this.activateBackward = new ParallelFor(slot.team(), 1, (from, to) -> activator.backward(y, dy, from, to));
        this.pass = new Pass(new float[0], new float[0], new float[0], 0);
    }

    @Override
    public void initialize(Pass pass) {
        long key = Randomness.key(pass.seed, Purpose.INITIAL_VALUES, slot.index(), 0);
        InitialValues.fill(
                initializer, key, pass.parameters, weightsAt, shape.channels(), shape.places(), shape.places());
    }

    @Override
    public void forward(Pass pass, float[] x, float[] y) {
        this.pass = pass;
        this.y = y;
        source = border.around(x, pass.rows);
        slot.team().run(pass.rows, forwardTask);
    }

    private void convolveImage(int image, int member) {
        int channels = shape.channels();
        int rowSize = shape.outWidth() * channels;
        int jump = shape.borderedRow() - shape.kernelWidth() * channels;
        int to = image * shape.outHeight() * rowSize;
        Multiplication job = jobs[member].right(pass.parameters, weightsAt, channels);
        for (int line = 0; line < shape.outHeight(); line++) {
            int from = image * shape.borderedSize() + line * shape.strideHeight() * shape.borderedRow();
            job.window(source, from, shape.strideWidth() * channels, channels, shape.kernelWidth(), jump)
                    .into(y, to + line * rowSize, channels);
            if (useBias) {
                job.startingWith(pass.parameters, biasAt);
            }
            kernels.multiplyLanes(job, shape.outWidth(), channels, shape.places());
        }
        activator.forward(y, to, to + shape.outHeight() * rowSize);
    }

    @Override
    public void backward(Pass pass, float[] x, float[] y, float[] dy, float @Nullable [] dx) {
        this.pass = pass;
        this.y = y;
        this.dy = dy;
        source = border.lastAround(x);
        if (!activator.isLinear()) {
            activateBackward.run(pass.rows * slot.output().size());
        }
        gradient.run(pass);
        if (dx != null) {
            this.dx = dx;
            turn();
            slot.team().run(pass.rows, inputTask);
        }
    }

    private int blocks() {
        return Math.ceilDiv(shape.channels(), BLOCK);
    }

    /// Task 0 is the bias; every other owns some channels of one row of the kernel, for which it goes through the
    /// images in order.
    private void weightGradient(int task, int member, int first, int last, float[] sums, int at, boolean adds) {
        int channels = shape.channels();
        int pixels = shape.outHeight() * shape.outWidth();
        if (task == 0) {
            if (useBias) {
                Multiplication job = jobs[member].left(ONE, 0, 0, 0).right(dy, first * pixels * channels, channels);
                job.into(sums, at + shape.places() * channels, channels).addingIf(adds);
                kernels.multiply(job, 1, channels, (last - first) * pixels);
            }
            return;
        }
        int ky = (task - 1) / blocks();
        int left = (task - 1) % blocks() * BLOCK;
        int width = Math.min(BLOCK, channels - left);
        int step = shape.strideWidth() * channels;
        int jump = shape.strideHeight() * shape.borderedRow() - shape.outWidth() * step;
        Multiplication job = jobs[member].into(sums, at + ky * shape.kernelWidth() * channels + left, channels);
        for (int image = first; image < last; image++) {
            int from = image * shape.borderedSize() + ky * shape.borderedRow() + left;
            job.addingIf(adds || image > first);
            job.window(source, from, channels, step, shape.outWidth(), jump)
                    .right(dy, image * pixels * channels + left, channels);
            kernels.multiplyLanes(job, shape.kernelWidth(), width, pixels);
        }
    }

    private void turn() {
        int channels = shape.channels();
        for (int place = 0; place < shape.places(); place++) {
            int to = (shape.places() - 1 - place) * channels;
            System.arraycopy(pass.parameters, weightsAt + place * channels, turned, to, channels);
        }
    }

    private void inputGradient(int image, int member) {
        int channels = shape.channels();
        float[] bordered = spread.of(dy, image, member);
        int jump = spread.row() - shape.kernelWidth() * channels;
        Multiplication job = jobs[member].right(turned, 0, channels);
        for (int line = 0; line < shape.height(); line++) {
            job.window(bordered, line * spread.row(), channels, channels, shape.kernelWidth(), jump)
                    .into(dx, (image * shape.height() + line) * shape.width() * channels, channels);
            kernels.multiplyLanes(job, shape.width(), channels, shape.places());
        }
    }
}
