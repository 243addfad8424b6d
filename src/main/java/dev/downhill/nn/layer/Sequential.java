package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Multiplication;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.spec.LayerShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Layers one after the other, and the arrays between them.
public final class Sequential {

    private final List<Layer> layers = new ArrayList<>();
    private final List<float[]> between = new ArrayList<>();
    private final List<float[]> gradients = new ArrayList<>();
    private final int size;
    private final int firstLearner;

    /// The layers of a network.
    public static Sequential of(List<LayerShape> shapes, int maxRows, boolean training, Kernels kernels, Team team) {
        LayerShape first = shapes.getFirst();
        return new Sequential(
                shapes, new Slot(Slot.ROOT, first.input(), first.input(), 0, 0, maxRows, training, kernels, team));
    }

    /// @param place where the first of them has its parameters and buffers, and the layer they lie within
    Sequential(List<LayerShape> shapes, Slot place) {
        size = place.input().size();
        int parameters = place.parametersAt();
        int buffers = place.buffersAt();
        int learner = -1;
        for (int i = 0; i < shapes.size(); i++) {
            LayerShape shape = shapes.get(i);
            Slot slot = new Slot(
                    Slot.indexWithin(place.index(), i),
                    shape.input(),
                    shape.output(),
                    parameters,
                    buffers,
                    place.maxRows(),
                    place.training(),
                    place.kernels(),
                    place.team());
            Layer layer = Layers.of(shape, slot);
            if (layer != null) {
                if (learner < 0 && shape.parameters() > 0) {
                    learner = layers.size();
                }
                layers.add(layer);
                addSpace(slot);
            }
            parameters += Math.toIntExact(shape.parameters());
            buffers += Math.toIntExact(shape.numbers().buffers());
        }
        firstLearner = learner < 0 ? layers.size() : learner;
    }

    /// Between the layer before and the one of the slot.
    private void addSpace(Slot slot) {
        if (layers.size() > 1) {
            int space = space(slot.maxRows(), slot.input().size());
            between.add(new float[space]);
            gradients.add(new float[slot.training() ? space : 0]);
        }
    }

    /// The length of an array of rows, so that vectors may be read from its end.
    public static int space(int rows, int size) {
        return Math.addExact(Math.multiplyExact(rows, size), Multiplication.MAX_LANES);
    }

    public void initialize(Pass pass) {
        for (Layer layer : layers) {
            layer.initialize(pass);
        }
    }

    public void forward(Pass pass, float[] x, float[] y) {
        if (layers.isEmpty()) {
            System.arraycopy(x, 0, y, 0, pass.rows * size);
        }
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forward(pass, below(between, i, x), above(between, i, y));
        }
    }

    /// As {@link Layer#backward}, for all layers.
    public void backward(Pass pass, float[] x, float[] y, float[] dy, float @Nullable [] dx) {
        if (layers.isEmpty() && dx != null) {
            System.arraycopy(dy, 0, dx, 0, pass.rows * size);
        }
        int first = dx == null ? firstLearner : 0;
        for (int i = layers.size() - 1; i >= first; i--) {
            float[] gradientBelow = i > first ? gradients.get(i - 1) : dx;
            layers.get(i)
                    .backward(pass, below(between, i, x), above(between, i, y), above(gradients, i, dy), gradientBelow);
        }
    }

    private static float[] below(List<float[]> arrays, int layer, float[] first) {
        return layer == 0 ? first : arrays.get(layer - 1);
    }

    private static float[] above(List<float[]> arrays, int layer, float[] last) {
        return layer == arrays.size() ? last : arrays.get(layer);
    }
}
