package dev.downhill.nn.reference;

import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.tensor.Shape;

/// `y = f(z)`, `z[y, x, c] = b_c + sum_{v,u} image[y s + v - top, x s + u - left, c] w[v, u, c]`, zero
/// outside the image, with `w` of shape `[kernel height, kernel width, channels]` and `b` behind it.
record DepthwiseConv2dLayer(Shape input, LayerSpec.DepthwiseConv2d spec) implements Layer {

    @Override
    public int parameterCount() {
        return kernelCount() + (spec.useBias() ? input.channels() : 0);
    }

    @Override
    public int kernelCount() {
        return spec.kernelSize().height() * spec.kernelSize().width() * input.channels();
    }

    @Override
    public double[] forward(double[] image, Batch batch) {
        return Activations.values(spec.activation(), correlate(image, batch));
    }

    private double[] correlate(double[] image, Batch batch) {
        Window window = window();
        Block w = batch.parameters();
        double[] z = new double[batch.rows() * window.outputSize(input.channels())];
        window.forEachOutput(batch.rows(), input.channels(), (row, y, x, c) -> {
            int out = window.outputIndex(row, y, x, c, input.channels());
            z[out] = spec.useBias() ? w.get(bias(c)) : 0;
            window.forEachInput(
                    y,
                    x,
                    (v, u, inY, inX) -> z[out] += image[window.inputIndex(row, inY, inX, c)] * w.get(weight(v, u, c)));
        });
        return z;
    }

    /// `dz = dy f'(z)`; every product `image w` of the forward sum gives `dw += image dz` and `dimage += w dz`.
    @Override
    public double[] backward(double[] image, double[] dy, Batch batch, Block dw) {
        Window window = window();
        Block w = batch.parameters();
        double[] dz = Activations.backward(spec.activation(), correlate(image, batch), dy);
        double[] dimage = new double[image.length];
        window.forEachOutput(batch.rows(), input.channels(), (row, y, x, c) -> {
            double d = dz[window.outputIndex(row, y, x, c, input.channels())];
            if (spec.useBias()) {
                dw.add(bias(c), d);
            }
            window.forEachInput(y, x, (v, u, inY, inX) -> {
                int in = window.inputIndex(row, inY, inX, c);
                dw.add(weight(v, u, c), image[in] * d);
                dimage[in] += w.get(weight(v, u, c)) * d;
            });
        });
        return dimage;
    }

    private Window window() {
        return new Window(input, spec.kernelSize(), spec.strides(), spec.padding());
    }

    private int weight(int v, int u, int c) {
        return (v * spec.kernelSize().width() + u) * input.channels() + c;
    }

    private int bias(int c) {
        return kernelCount() + c;
    }
}
