package dev.downhill.nn.reference;

import dev.downhill.nn.spec.Activation;

/// `y = f(x)`
record ActivationLayer(Activation function) implements Layer {

    @Override
    public double[] forward(double[] x, Batch batch) {
        return Activations.values(function, x);
    }

    @Override
    public double[] backward(double[] x, double[] dy, Batch batch, Block dw) {
        return Activations.backward(function, x, dy);
    }
}
