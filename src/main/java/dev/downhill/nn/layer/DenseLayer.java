package dev.downhill.nn.layer;

import dev.downhill.nn.init.InitialValues;
import dev.downhill.nn.init.Purpose;
import dev.downhill.nn.init.Randomness;
import dev.downhill.nn.kernel.ParallelFor;
import dev.downhill.nn.kernel.Product;
import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Initializer;
import org.jspecify.annotations.Nullable;

/// `y = f(x W + b)`; with `W` of shape `[inputs, units]`, followed by `b` of shape `[units]`.
final class DenseLayer implements Layer {

    private static final float[] ONE = {1f};

    private final int inputs;
    private final int units;
    private final Activator activator;
    private final boolean useBias;
    private final Initializer initializer;
    private final Slot slot;
    private final int weightsAt;
    private final int biasAt;
    private final Product product;
    private final ParallelFor activate;
    private final ParallelFor activateBackward;

    private float[] y = {};
    private float[] dy = {};

    DenseLayer(int units, Activation activation, boolean useBias, @Nullable Initializer initializer, Slot slot) {
        this.inputs = slot.input().size();
        this.units = units;
        this.activator = new Activator(activation, slot);
        this.useBias = useBias;
        this.initializer = Initializer.suiting(initializer, activation);
        this.slot = slot;
        this.weightsAt = slot.parametersAt();
        this.biasAt = weightsAt + inputs * units;
        this.product = new Product(slot.kernels(), slot.team());
        this.activate = new ParallelFor(slot.team(), 1, (from, to) -> activator.forward(y, from, to));
        this.activateBackward = new ParallelFor(slot.team(), 1, (from, to) -> activator.backward(y, dy, from, to));
    }

    @Override
    public void initialize(Pass pass) {
        long key = Randomness.key(pass.seed, Purpose.INITIAL_VALUES, slot.index(), 0);
        InitialValues.fill(initializer, key, pass.parameters, weightsAt, units, inputs, units);
    }

    @Override
    public void forward(Pass pass, float[] x, float[] y) {
        product.left(x, 0, inputs, 1)
                .right(pass.parameters, weightsAt, units)
                .startingWith(useBias ? pass.parameters : null, biasAt)
                .into(y, 0, pass.rows, units, inputs, false);
        if (!activator.isLinear()) {
            this.y = y;
            activate.run(pass.rows * units);
        }
    }

    /// `dz = dy f'(z)`, `dW = xᵀ dz`, `db = 1ᵀ dz`, `dx = dz Wᵀ`.
    @Override
    public void backward(Pass pass, float[] x, float[] y, float[] dy, float @Nullable [] dx) {
        if (!activator.isLinear()) {
            this.y = y;
            this.dy = dy;
            activateBackward.run(pass.rows * units);
        }
        product.left(x, 0, 1, inputs)
                .right(dy, 0, units)
                .into(pass.gradients, weightsAt, inputs, units, pass.rows, pass.accumulate);
        if (useBias) {
            product.left(ONE, 0, 0, 0)
                    .right(dy, 0, units)
                    .into(pass.gradients, biasAt, 1, units, pass.rows, pass.accumulate);
        }
        if (dx != null) {
            product.left(dy, 0, units, 1)
                    .rightTransposed(pass.parameters, weightsAt, units)
                    .into(dx, 0, pass.rows, inputs, units, false);
        }
    }
}
