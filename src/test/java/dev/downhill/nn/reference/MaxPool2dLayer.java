package dev.downhill.nn.reference;

/// The largest value of each window, channel by channel; of several equal ones the first, row by row, has the
/// gradient.
record MaxPool2dLayer(Window window) implements Layer {

    @Override
    public double[] forward(double[] image, Batch batch) {
        int channels = window.input().channels();
        double[] pooled = new double[batch.rows() * window.outputSize(channels)];
        window.forEachOutput(
                batch.rows(),
                channels,
                (row, y, x, c) ->
                        pooled[window.outputIndex(row, y, x, c, channels)] = image[winner(image, row, y, x, c)]);
        return pooled;
    }

    @Override
    public double[] backward(double[] image, double[] dy, Batch batch, Block dw) {
        int channels = window.input().channels();
        double[] dimage = new double[image.length];
        window.forEachOutput(
                batch.rows(),
                channels,
                (row, y, x, c) ->
                        dimage[winner(image, row, y, x, c)] += dy[window.outputIndex(row, y, x, c, channels)]);
        return dimage;
    }

    /// Where the first of the largest values of a window lies.
    private int winner(double[] image, int row, int y, int x, int channel) {
        int[] best = {-1};
        window.forEachInput(y, x, (v, u, inY, inX) -> {
            int candidate = window.inputIndex(row, inY, inX, channel);
            if (best[0] < 0 || image[candidate] > image[best[0]]) {
                best[0] = candidate;
            }
        });
        return best[0];
    }
}
