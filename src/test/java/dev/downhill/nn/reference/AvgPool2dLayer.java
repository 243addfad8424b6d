package dev.downhill.nn.reference;

/// The mean of each window, channel by channel, over those of its values that lie within the image.
record AvgPool2dLayer(Window window) implements Layer {

    @Override
    public double[] forward(double[] image, Batch batch) {
        int channels = window.input().channels();
        double[] pooled = new double[batch.rows() * window.outputSize(channels)];
        window.forEachOutput(batch.rows(), channels, (row, y, x, c) -> {
            int out = window.outputIndex(row, y, x, c, channels);
            window.forEachInput(
                    y, x, (v, u, inY, inX) -> pooled[out] += image[window.inputIndex(row, inY, inX, c)] / count(y, x));
        });
        return pooled;
    }

    /// Each value of a window takes an equal share of the gradient.
    @Override
    public double[] backward(double[] image, double[] dy, Batch batch, Block dw) {
        int channels = window.input().channels();
        double[] dimage = new double[image.length];
        window.forEachOutput(batch.rows(), channels, (row, y, x, c) -> {
            double d = dy[window.outputIndex(row, y, x, c, channels)];
            window.forEachInput(
                    y, x, (v, u, inY, inX) -> dimage[window.inputIndex(row, inY, inX, c)] += d / count(y, x));
        });
        return dimage;
    }

    private int count(int y, int x) {
        int[] count = {0};
        window.forEachInput(y, x, (v, u, inY, inX) -> count[0]++);
        return count[0];
    }
}
