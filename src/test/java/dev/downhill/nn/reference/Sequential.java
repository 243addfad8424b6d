package dev.downhill.nn.reference;

import dev.downhill.nn.spec.LayerShape;
import java.util.ArrayList;
import java.util.List;

/// Layers one after the other. The layers of a network have their positions as numbers; layer `i` within the
/// layer numbered `n` has the number `1024 (n + 1) + i`.
record Sequential(List<Layer> layers) {

    private static final int SPAN = 1024;

    static Sequential of(List<LayerShape> shapes) {
        return new Sequential(shapes.stream().map(Layer::of).toList());
    }

    /// The part of the network's context that one layer sees.
    private interface Visitor {
        void visit(Layer layer, Batch batch, int parameter);
    }

    private void forEach(Batch outer, Visitor visitor) {
        int parameter = 0;
        int buffer = 0;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            Batch batch = new Batch(
                    (outer.layer() + 1) * SPAN + i,
                    outer.rows(),
                    outer.phase(),
                    outer.parameters().from(parameter),
                    outer.buffers().from(buffer));
            visitor.visit(layer, batch, parameter);
            parameter += layer.parameterCount();
            buffer += layer.bufferCount();
        }
    }

    int parameterCount() {
        return layers.stream().mapToInt(Layer::parameterCount).sum();
    }

    int bufferCount() {
        return layers.stream().mapToInt(Layer::bufferCount).sum();
    }

    /// All layers that hold no others, in order.
    List<Layer> leaves() {
        return layers.stream().flatMap(layer -> layer.leaves().stream()).toList();
    }

    void initialize(Block parameters, Block buffers) {
        forEach(
                new Batch(0, 0, Phase.PREDICTION, parameters, buffers),
                (layer, batch, _) -> layer.initialize(batch.parameters(), batch.buffers()));
    }

    /// The input of every layer, and at the end the output of the last.
    ///
    /// @param outer the layer that the chain lies within, or -1
    List<double[]> activations(double[] x, Batch outer) {
        List<double[]> activations = new ArrayList<>(List.of(x));
        forEach(outer, (layer, batch, _) -> activations.add(layer.forward(activations.getLast(), batch)));
        return activations;
    }

    /// The chain rule, for what {@link #activations} returned.
    double[] backward(List<double[]> activations, double[] dy, Batch outer, Block dw) {
        List<Runnable> steps = new ArrayList<>();
        double[][] d = {dy};
        forEach(outer, (layer, batch, parameter) -> {
            double[] x = activations.get(steps.size());
            steps.addFirst(() -> d[0] = layer.backward(x, d[0], batch, dw.from(parameter)));
        });
        steps.forEach(Runnable::run);
        return d[0];
    }
}
