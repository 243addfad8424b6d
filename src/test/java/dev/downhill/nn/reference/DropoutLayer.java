package dev.downhill.nn.reference;

/// `y = m x / (1 - rate)` with `m` 0 or 1 while training, `y = x` otherwise: the expected value of y is x in both.
record DropoutLayer(double rate) implements Layer {

    @Override
    public double[] forward(double[] x, Batch batch) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = factor(i, batch) * x[i];
        }
        return y;
    }

    @Override
    public double[] backward(double[] x, double[] dy, Batch batch, Block dw) {
        double[] dx = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            dx[i] = factor(i, batch) * dy[i];
        }
        return dx;
    }

    private double factor(int element, Batch batch) {
        if (!batch.phase().training()) {
            return 1;
        }
        return batch.phase().masks().keep(batch.layer(), element) ? 1 / (1 - rate) : 0;
    }
}
