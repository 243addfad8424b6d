package dev.downhill.nn.layer;

import dev.downhill.nn.init.InitialValues;
import dev.downhill.nn.init.Purpose;
import dev.downhill.nn.init.Randomness;
import dev.downhill.nn.kernel.Product;
import dev.downhill.nn.kernel.Sweep;
import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Initializer;
import org.jspecify.annotations.Nullable;

/// `y = f(x W + b)`; with `W` of shape `[inputs, units]`, followed by `b` of shape `[units]`.
final class DenseLayer implements Layer {

    private static final float[] ONE = {1f};

    private final int inputs;
    private final int units;
    private final Activation activation;
    private final boolean useBias;
    private final Initializer initializer;
    private final Slot slot;
    private final int weightsAt;
    private final int biasAt;
    private final Product product;
    private final Sweep activate;
    private final Sweep activateBackward;

    private float[] y = {};
    private float[] dy = {};

    DenseLayer(int units, Activation activation, boolean useBias, @Nullable Initializer initializer, Slot slot) {
        this.inputs = slot.input().size();
        this.units = units;
        this.activation = activation;
        this.useBias = useBias;
        this.initializer = initializer == null ? Initializer.suiting(activation) : initializer;
        this.slot = slot;
        this.weightsAt = slot.parametersAt();
        this.biasAt = weightsAt + inputs * units;
        this.product = new Product(slot.kernels(), slot.team());
        this.activate =
                new Sweep(slot.team(), 1, (from, to) -> Activations.forward(activation, slot.kernels(), y, from, to));
        this.activateBackward = new Sweep(
                slot.team(), 1, (from, to) -> Activations.backward(activation, slot.kernels(), y, dy, from, to));
    }

    @Override
    public void initialize(Pass pass) {
        long key = Randomness.key(pass.seed, Purpose.INITIAL_VALUES, slot.index(), 0);
        InitialValues.fill(initializer, key, pass.parameters, weightsAt, inputs * units, inputs, units);
    }

    @Override
    public void forward(Pass pass, float[] x, float[] y) {
        product.left(x, 0, inputs, 1)
                .right(pass.parameters, weightsAt, units)
                .startingWith(useBias ? pass.parameters : null, biasAt)
                .into(y, 0, pass.rows, units, inputs, false);
        if (activation != Activation.LINEAR) {
            this.y = y;
            activate.run(pass.rows * units);
        }
    }

    /// `dz = dy f'(z)`, `dW = xᵀ dz`, `db = 1ᵀ dz`, `dx = dz Wᵀ`.
    @Override
    public void backward(Pass pass, float[] x, float[] y, float[] dy, float @Nullable [] dx) {
        if (activation != Activation.LINEAR) {
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
