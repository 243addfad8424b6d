package dev.downhill.nn.reference;

/// `y = gamma n + beta`, `n = (x - mean) / sqrt(var + epsilon)`, channel by channel. While training, mean and
/// (biased) variance are those of the batch, over rows and positions; otherwise the running ones. Ioffe and
/// Szegedy 2015.
///
/// Parameters: gamma `[channels]`, beta `[channels]`. Buffers: running mean `[channels]`, running variance
/// `[channels]`, each `running = momentum running + (1 - momentum) batch`.
record BatchNormLayer(int channels, double momentum, double epsilon) implements Layer {

    private record Statistics(double mean, double variance) {}

    @Override
    public int parameterCount() {
        return 2 * channels;
    }

    @Override
    public int bufferCount() {
        return 2 * channels;
    }

    @Override
    public void initialize(Block parameters, Block buffers) {
        for (int c = 0; c < channels; c++) {
            parameters.set(c, 1);
            buffers.set(channels + c, 1);
        }
    }

    @Override
    public double[] forward(double[] x, Batch batch) {
        double[] y = new double[x.length];
        for (int c = 0; c < channels; c++) {
            Statistics statistics = statistics(x, c, batch);
            if (batch.phase().training()) {
                remember(statistics, c, batch.buffers());
            }
            double gamma = batch.parameters().get(c);
            double beta = batch.parameters().get(channels + c);
            for (int i = c; i < x.length; i += channels) {
                y[i] = gamma * (x[i] - statistics.mean) / deviation(statistics) + beta;
            }
        }
        return y;
    }

    /// `dgamma = sum dy n`, `dbeta = sum dy`, `dn = dy gamma`. With the running statistics
    /// `dx = dn / deviation`; with the batch's own, which move with every x,
    /// `dx = (dn - mean(dn) - n mean(dn n)) / deviation`.
    @Override
    public double[] backward(double[] x, double[] dy, Batch batch, Block dw) {
        double[] dx = new double[x.length];
        for (int c = 0; c < channels; c++) {
            Statistics statistics = statistics(x, c, batch);
            double deviation = deviation(statistics);
            double gamma = batch.parameters().get(c);
            int count = x.length / channels;
            double meanDn = 0;
            double meanDnN = 0;
            for (int i = c; i < x.length; i += channels) {
                double n = (x[i] - statistics.mean) / deviation;
                dw.add(c, dy[i] * n);
                dw.add(channels + c, dy[i]);
                meanDn += dy[i] * gamma / count;
                meanDnN += dy[i] * gamma * n / count;
            }
            for (int i = c; i < x.length; i += channels) {
                double n = (x[i] - statistics.mean) / deviation;
                double dn = dy[i] * gamma;
                dx[i] = batch.phase().training() ? (dn - meanDn - n * meanDnN) / deviation : dn / deviation;
            }
        }
        return dx;
    }

    private Statistics statistics(double[] x, int c, Batch batch) {
        if (!batch.phase().training()) {
            return new Statistics(batch.buffers().get(c), batch.buffers().get(channels + c));
        }
        int count = x.length / channels;
        double mean = 0;
        for (int i = c; i < x.length; i += channels) {
            mean += x[i] / count;
        }
        double variance = 0;
        for (int i = c; i < x.length; i += channels) {
            variance += (x[i] - mean) * (x[i] - mean) / count;
        }
        return new Statistics(mean, variance);
    }

    private void remember(Statistics batch, int c, Block running) {
        running.set(c, momentum * running.get(c) + (1 - momentum) * batch.mean);
        running.set(channels + c, momentum * running.get(channels + c) + (1 - momentum) * batch.variance);
    }

    private double deviation(Statistics statistics) {
        return Math.sqrt(statistics.variance + epsilon);
    }
}
