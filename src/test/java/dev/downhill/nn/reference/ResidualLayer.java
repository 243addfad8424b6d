package dev.downhill.nn.reference;

import java.util.List;

/// `y = x + f(x)`, `f` being the layers within. He et al. 2016.
record ResidualLayer(Sequential chain) implements Layer {

    @Override
    public int parameterCount() {
        return chain.parameterCount();
    }

    @Override
    public int bufferCount() {
        return chain.bufferCount();
    }

    @Override
    public List<Layer> leaves() {
        return chain.leaves();
    }

    @Override
    public void initialize(Block parameters, Block buffers) {
        chain.initialize(parameters, buffers);
    }

    @Override
    public double[] forward(double[] x, Batch batch) {
        return sum(x, chain.activations(x, batch).getLast());
    }

    /// `dx = dy + f'(x) dy`. To know what the layers within saw they run once more, with a copy of the
    /// buffers, as running figures move once a step.
    @Override
    public double[] backward(double[] x, double[] dy, Batch batch, Block dw) {
        Batch again = new Batch(
                batch.layer(),
                batch.rows(),
                batch.phase(),
                batch.parameters(),
                batch.buffers().copy());
        return sum(dy, chain.backward(chain.activations(x, again), dy, batch, dw));
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }
}
