package dev.downhill.nn.reference;

import dev.downhill.nn.tensor.Shape;

/// `y_c = mean over all positions of image[·, ·, c]`
record GlobalAvgPool2dLayer(Shape input) implements Layer {

    @Override
    public double[] forward(double[] image, Batch batch) {
        double[] means = new double[batch.rows() * input.channels()];
        for (int i = 0; i < image.length; i++) {
            means[meanOf(i)] += image[i] / positions();
        }
        return means;
    }

    @Override
    public double[] backward(double[] image, double[] dy, Batch batch, Block dw) {
        double[] dimage = new double[image.length];
        for (int i = 0; i < image.length; i++) {
            dimage[i] = dy[meanOf(i)] / positions();
        }
        return dimage;
    }

    private int positions() {
        return input.height() * input.width();
    }

    /// Which mean a value counts for.
    private int meanOf(int i) {
        return i / input.size() * input.channels() + i % input.channels();
    }
}
