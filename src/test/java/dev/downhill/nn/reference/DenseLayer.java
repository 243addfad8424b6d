package dev.downhill.nn.reference;

import dev.downhill.nn.spec.Activation;

/// `y = f(z)`, `z_j = b_j + sum_i x_i w_ij` with `w` of shape `[inputs, units]` and `b` behind it.
record DenseLayer(int inputs, int units, boolean useBias, Activation activation) implements Layer {

    static DenseLayer output(int inputs, int units) {
        return new DenseLayer(inputs, units, true, Activation.LINEAR);
    }

    @Override
    public int parameterCount() {
        return kernelCount() + (useBias ? units : 0);
    }

    @Override
    public int kernelCount() {
        return inputs * units;
    }

    @Override
    public double[] forward(double[] x, Batch batch) {
        return Activations.values(activation, affine(x, batch));
    }

    private double[] affine(double[] x, Batch batch) {
        Block w = batch.parameters();
        double[] z = new double[batch.rows() * units];
        for (int row = 0; row < batch.rows(); row++) {
            for (int j = 0; j < units; j++) {
                double sum = useBias ? w.get(bias(j)) : 0;
                for (int i = 0; i < inputs; i++) {
                    sum += x[row * inputs + i] * w.get(weight(i, j));
                }
                z[row * units + j] = sum;
            }
        }
        return z;
    }

    /// `dz = dy f'(z)`, `dw_ij = sum x_i dz_j`, `db_j = sum dz_j`, `dx_i = sum_j w_ij dz_j`
    @Override
    public double[] backward(double[] x, double[] dy, Batch batch, Block dw) {
        Block w = batch.parameters();
        double[] dz = Activations.backward(activation, affine(x, batch), dy);
        double[] dx = new double[x.length];
        for (int row = 0; row < batch.rows(); row++) {
            for (int j = 0; j < units; j++) {
                double d = dz[row * units + j];
                for (int i = 0; i < inputs; i++) {
                    dw.add(weight(i, j), x[row * inputs + i] * d);
                    dx[row * inputs + i] += w.get(weight(i, j)) * d;
                }
                if (useBias) {
                    dw.add(bias(j), d);
                }
            }
        }
        return dx;
    }

    private int weight(int i, int j) {
        return i * units + j;
    }

    private int bias(int j) {
        return inputs * units + j;
    }
}
