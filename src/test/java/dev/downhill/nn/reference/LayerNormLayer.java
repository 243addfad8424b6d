package dev.downhill.nn.reference;

/// `y = gamma n + beta`, `n = (x - mean) / sqrt(var + epsilon)`, with mean and (biased) variance of the
/// values at each position: the features of a row, the channels of a pixel. Ba, Kiros and Hinton 2016.
///
/// Parameters: gamma `[channels]`, beta `[channels]`.
record LayerNormLayer(int channels, double epsilon) implements Layer {

    @Override
    public int parameterCount() {
        return 2 * channels;
    }

    @Override
    public void initialize(Block parameters, Block buffers) {
        for (int c = 0; c < channels; c++) {
            parameters.set(c, 1);
        }
    }

    @Override
    public double[] forward(double[] x, Batch batch) {
        double[] y = new double[x.length];
        for (int at = 0; at < x.length; at += channels) {
            double mean = mean(x, at);
            double deviation = deviation(x, at);
            for (int c = 0; c < channels; c++) {
                double n = (x[at + c] - mean) / deviation;
                y[at + c] = batch.parameters().get(c) * n + batch.parameters().get(channels + c);
            }
        }
        return y;
    }

    /// `dgamma = sum dy n`, `dbeta = sum dy`, `dn = dy gamma`, `dx = (dn - mean(dn) - n mean(dn n)) / deviation`.
    @Override
    public double[] backward(double[] x, double[] dy, Batch batch, Block dw) {
        double[] dx = new double[x.length];
        for (int at = 0; at < x.length; at += channels) {
            double mean = mean(x, at);
            double deviation = deviation(x, at);
            double meanDn = 0;
            double meanDnN = 0;
            for (int c = 0; c < channels; c++) {
                double n = (x[at + c] - mean) / deviation;
                double dn = dy[at + c] * batch.parameters().get(c);
                dw.add(c, dy[at + c] * n);
                dw.add(channels + c, dy[at + c]);
                meanDn += dn / channels;
                meanDnN += dn * n / channels;
            }
            for (int c = 0; c < channels; c++) {
                double n = (x[at + c] - mean) / deviation;
                double dn = dy[at + c] * batch.parameters().get(c);
                dx[at + c] = (dn - meanDn - n * meanDnN) / deviation;
            }
        }
        return dx;
    }

    private double mean(double[] x, int at) {
        double mean = 0;
        for (int c = 0; c < channels; c++) {
            mean += x[at + c] / channels;
        }
        return mean;
    }

    private double deviation(double[] x, int at) {
        double mean = mean(x, at);
        double variance = 0;
        for (int c = 0; c < channels; c++) {
            variance += (x[at + c] - mean) * (x[at + c] - mean) / channels;
        }
        return Math.sqrt(variance + epsilon);
    }
}
