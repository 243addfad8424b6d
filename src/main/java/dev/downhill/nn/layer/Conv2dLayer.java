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

/// `y[p, f] = act(b[f] + sum over ky, kx, c of x[p * stride + (ky, kx), c] W[ky, kx, c, f])`.
///
/// Images are channels last, so that the values under one row of the kernel lie side by side, and the matrix
/// kernel can read them where they are: no im2col, nothing packed. A zero-bordered copy of the image stands
/// in for padding. The weight gradient reads the same copy with the strides swapped; the gradient of the
/// input is a forward pass of the output's gradient, spread out by the strides, through the turned kernel.
final class Conv2dLayer implements Layer {

    private static final float[] ONE = {1f};

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
    private final Conv2dInputGradient inputGradient;
    private final Team.Work forwardTask = this::convolveImage;
    private final GradientParts gradient;
    private final ParallelFor activateBackward;

    private Pass pass;
    private float[] y = {};
    private float[] dy = {};
    private float[] source = {};

    Conv2dLayer(LayerSpec.Conv2d spec, Slot slot) {
        this.shape = ConvGeometry.of(spec.kernelSize(), spec.strides(), spec.padding(), slot.input(), slot.output());
        this.activator = new Activator(spec.activation(), slot);
        this.useBias = spec.useBias();
        this.initializer = Initializer.suiting(spec.initializer(), spec.activation());
        this.slot = slot;
        this.kernels = slot.kernels();
        this.jobs = slot.team().scratch(Multiplication[]::new, Multiplication::new);
        this.weightsAt = slot.parametersAt();
        this.biasAt = weightsAt + shape.weights();
        this.border = new ZeroPadding(shape, slot);
        this.inputGradient = new Conv2dInputGradient(shape, slot);
        this.gradient = new GradientParts(
                1 + shape.kernelHeight() * blocksPerKernelRow(),
                shape.weights() + (useBias ? shape.filters() : 0),
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
                initializer,
                key,
                pass.parameters,
                weightsAt,
                shape.filters(),
                shape.places() * shape.channels(),
                shape.places() * shape.filters());
    }

    @Override
    public void forward(Pass pass, float[] x, float[] y) {
        this.pass = pass;
        this.y = y;
        source = border.around(x, pass.rows);
        slot.team().run(pass.rows, forwardTask);
    }

    private void convolveImage(int image, int member) {
        int filters = shape.filters();
        int rowSize = shape.outWidth() * filters;
        int kernelRow = shape.kernelWidth() * shape.channels();
        int to = image * shape.outHeight() * rowSize;
        Multiplication job = jobs[member].right(pass.parameters, weightsAt, filters);
        for (int line = 0; line < shape.outHeight(); line++) {
            int from = image * shape.borderedSize() + line * shape.strideHeight() * shape.borderedRow();
            job.window(
                            source,
                            from,
                            shape.strideWidth() * shape.channels(),
                            1,
                            kernelRow,
                            shape.borderedRow() - kernelRow)
                    .into(y, to + line * rowSize, filters);
            if (useBias) {
                job.startingWith(pass.parameters, biasAt);
            }
            kernels.multiply(job, shape.outWidth(), filters, shape.kernelHeight() * kernelRow);
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
            inputGradient.run(pass, weightsAt, dy, dx);
        }
    }

    private int blocksPerKernelRow() {
        return Math.ceilDiv(shape.kernelWidth() * shape.channels(), ConvGeometry.GRADIENT_ROWS);
    }

    /// Task 0 is the bias; every other owns some rows of the weights, for which it goes through the images in order.
    private void weightGradient(int task, int member, int first, int last, float[] sums, int at, boolean adds) {
        int filters = shape.filters();
        int pixels = shape.outHeight() * shape.outWidth();
        if (task == 0) {
            if (useBias) {
                Multiplication job = jobs[member].left(ONE, 0, 0, 0).right(dy, first * pixels * filters, filters);
                job.into(sums, at + shape.weights(), filters).addingIf(adds);
                kernels.multiply(job, 1, filters, (last - first) * pixels);
            }
            return;
        }
        int ky = (task - 1) / blocksPerKernelRow();
        int top = (task - 1) % blocksPerKernelRow() * ConvGeometry.GRADIENT_ROWS;
        int kernelRow = shape.kernelWidth() * shape.channels();
        int rows = Math.min(ConvGeometry.GRADIENT_ROWS, kernelRow - top);
        int step = shape.strideWidth() * shape.channels();
        int jump = shape.strideHeight() * shape.borderedRow() - shape.outWidth() * step;
        Multiplication job = jobs[member].into(sums, at + (ky * kernelRow + top) * filters, filters);
        for (int image = first; image < last; image++) {
            int from = image * shape.borderedSize() + ky * shape.borderedRow() + top;
            job.addingIf(adds || image > first);
            job.window(source, from, 1, step, shape.outWidth(), jump).right(dy, image * pixels * filters, filters);
            kernels.multiply(job, rows, filters, pixels);
        }
    }
}
