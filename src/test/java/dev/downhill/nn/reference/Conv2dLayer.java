package dev.downhill.nn.reference;

import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.tensor.Shape;

/// `y = f(z)`, `z[y, x, k] = b_k + sum_{v,u,c} image[y s + v - top, x s + u - left, c] w[v, u, c, k]`, zero
/// outside the image, with `w` of shape `[kernel height, kernel width, channels, filters]` and `b` behind it.
record Conv2dLayer(Shape input, LayerSpec.Conv2d spec) implements Layer {

    @Override
    public int parameterCount() {
        return kernelCount() + (spec.useBias() ? spec.filters() : 0);
    }

    @Override
    public int kernelCount() {
        return spec.kernelSize().height() * spec.kernelSize().width() * input.channels() * spec.filters();
    }

    @Override
    public double[] forward(double[] image, Batch batch) {
        return Activations.values(spec.activation(), correlate(image, batch));
    }

    private double[] correlate(double[] image, Batch batch) {
        Window window = window();
        Block w = batch.parameters();
        double[] z = new double[batch.rows() * window.outputSize(spec.filters())];
        window.forEachOutput(batch.rows(), spec.filters(), (row, y, x, k) -> {
            int out = window.outputIndex(row, y, x, k, spec.filters());
            z[out] = spec.useBias() ? w.get(bias(k)) : 0;
            window.forEachInput(y, x, (v, u, inY, inX) -> {
                for (int c = 0; c < input.channels(); c++) {
                    z[out] += image[window.inputIndex(row, inY, inX, c)] * w.get(weight(v, u, c, k));
                }
            });
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
        window.forEachOutput(batch.rows(), spec.filters(), (row, y, x, k) -> {
            double d = dz[window.outputIndex(row, y, x, k, spec.filters())];
            if (spec.useBias()) {
                dw.add(bias(k), d);
            }
            window.forEachInput(y, x, (v, u, inY, inX) -> {
                for (int c = 0; c < input.channels(); c++) {
                    int in = window.inputIndex(row, inY, inX, c);
                    dw.add(weight(v, u, c, k), image[in] * d);
                    dimage[in] += w.get(weight(v, u, c, k)) * d;
                }
            });
        });
        return dimage;
    }

    private Window window() {
        return new Window(input, spec.kernelSize(), spec.strides(), spec.padding());
    }

    private int weight(int v, int u, int c, int k) {
        return ((v * spec.kernelSize().width() + u) * input.channels() + c) * spec.filters() + k;
    }

    private int bias(int k) {
        return kernelCount() + k;
    }
}
