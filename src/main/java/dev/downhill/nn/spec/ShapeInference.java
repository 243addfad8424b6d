package dev.downhill.nn.spec;

import dev.downhill.nn.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows one example through the layers: what shape it has after each, and how many parameters that takes.
public final class ShapeInference {

    /// The most trainable numbers of a network: what one Java array can hold.
    public static final long MAX_PARAMETERS = Integer.MAX_VALUE - 8L;

    private final List<SpecProblem> problems = new ArrayList<>();
    private final @Nullable Head head;

    private ShapeInference(@Nullable Head head) {
        this.head = head;
    }

    /// @param head what the output layer stands for; null counts it as one unit
    /// @return one entry a layer
    /// @throws SpecException naming every layer that does not fit; those after one that passes nothing on are
    ///     not judged
    public static List<LayerShape> infer(NetworkSpec network, Shape input, @Nullable Head head) {
        ShapeInference inference = new ShapeInference(head);
        inference.problems.addAll(ending(network));
        List<LayerShape> shapes = inference.follow(network.layers(), input, "layers/");
        if (!inference.problems.isEmpty()) {
            throw new SpecException(inference.problems);
        }
        return shapes;
    }

    /// What is wrong with where the output stands, whatever the input is.
    public static List<SpecProblem> ending(NetworkSpec network) {
        List<LayerSpec> layers = network.layers();
        List<SpecProblem> problems = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof LayerSpec.Residual residual) {
                noOutput(residual, "layers/" + i, problems);
            }
            if (layers.get(i) instanceof LayerSpec.Output && i < layers.size() - 1) {
                problems.add(new SpecProblem(
                        "layers/" + i,
                        "type",
                        "output_not_last",
                        "The output stands before other layers.",
                        "Move it to the end."));
            }
        }
        if (!(layers.getLast() instanceof LayerSpec.Output)) {
            problems.add(new SpecProblem(
                    "layers/" + (layers.size() - 1),
                    "type",
                    "no_output",
                    "The network does not end with an output.",
                    "Add {\"type\":\"output\"} as the last layer: its units and activation follow from the target."));
        }
        return problems;
    }

    private static void noOutput(LayerSpec.Residual residual, String path, List<SpecProblem> problems) {
        for (int i = 0; i < residual.layers().size(); i++) {
            String inner = path + "/layers/" + i;
            switch (residual.layers().get(i)) {
                case LayerSpec.Residual nested -> noOutput(nested, inner, problems);
                case LayerSpec.Output _ ->
                    problems.add(new SpecProblem(
                            inner,
                            "type",
                            "output_inside_residual",
                            "The output stands within a residual.",
                            "Move it to the end of the network."));
                default -> {}
            }
        }
    }

    /// @param path of the list, with a slash at its end
    /// @return fewer shapes than layers where one passes nothing on; the problems then say why
    private List<LayerShape> follow(List<LayerSpec> layers, Shape input, String path) {
        List<LayerShape> shapes = new ArrayList<>();
        Shape shape = input;
        long total = 0;
        for (int i = 0; i < layers.size(); i++) {
            String at = path + i;
            LayerSpec layer = layers.get(i);
            List<LayerShape> inner = layer instanceof LayerSpec.Residual residual
                    ? follow(residual.layers(), shape, at + "/layers/")
                    : List.of();
            Shape output = output(layer, shape, inner, at);
            if (output == null) {
                return shapes;
            }
            Numbers numbers = numbers(layer, shape, output, inner);
            total += numbers.parameters();
            if (total > MAX_PARAMETERS) {
                problem(
                        at,
                        null,
                        "too_many_parameters",
                        "The network has at least " + total + " parameters up to this layer; the most is "
                                + MAX_PARAMETERS + ".",
                        "Use fewer units or filters, or pool the image first.");
                return shapes;
            }
            shapes.add(new LayerShape(layer, shape, output, numbers, inner));
            shape = output;
        }
        return shapes;
    }

    private @Nullable Shape output(LayerSpec layer, Shape input, List<LayerShape> inner, String path) {
        return switch (layer) {
            case LayerSpec.Dense dense -> Shape.of(dense.units());
            case LayerSpec.Output _ -> Shape.of(head == null ? 1 : head.units());
            case LayerSpec.Conv2d conv ->
                window(input, conv.kernelSize(), conv.strides(), conv.padding(), conv.filters(), path, "kernel_size");
            case LayerSpec.DepthwiseConv2d conv ->
                window(input, conv.kernelSize(), conv.strides(), conv.padding(), input.channels(), path, "kernel_size");
            case LayerSpec.MaxPool2d pool ->
                window(input, pool.poolSize(), pool.strides(), pool.padding(), input.channels(), path, "pool_size");
            case LayerSpec.AvgPool2d pool ->
                window(input, pool.poolSize(), pool.strides(), pool.padding(), input.channels(), path, "pool_size");
            case LayerSpec.GlobalAvgPool2d _ -> isImage(input, path) ? Shape.of(input.channels()) : null;
            case LayerSpec.Flatten _ -> Shape.of(input.size());
            case LayerSpec.Residual residual -> sameShape(residual, input, inner, path);
            case LayerSpec.Dropout _, LayerSpec.BatchNorm _, LayerSpec.LayerNorm _, LayerSpec.Activated _ -> input;
        };
    }

    private @Nullable Shape sameShape(LayerSpec.Residual residual, Shape input, List<LayerShape> inner, String path) {
        if (inner.size() < residual.layers().size()) {
            return null;
        }
        Shape output = inner.getLast().output();
        if (output.equals(input)) {
            return input;
        }
        problem(
                path,
                null,
                "residual_shape",
                "The layers of this residual make " + output + " of " + input + "; to be added, both must be the same.",
                "End it with a layer that gives back " + input + ".");
        return null;
    }

    private @Nullable Shape window(
            Shape input, Extent window, Extent strides, Padding padding, int channels, String path, String field) {
        if (!isImage(input, path)) {
            return null;
        }
        int height = padding.outputLength(input.height(), window.height(), strides.height());
        int width = padding.outputLength(input.width(), window.width(), strides.width());
        if (height < 1 || width < 1) {
            problem(
                    path,
                    field,
                    "window_too_large",
                    "A window of " + window.height() + "×" + window.width() + " does not fit into " + input.height()
                            + "×" + input.width() + ".",
                    "Use a smaller window, padding \"same\", or less pooling before it.");
            return null;
        }
        long size = (long) height * width * channels;
        if (size > Integer.MAX_VALUE) {
            problem(
                    path,
                    null,
                    "too_large",
                    "One example would hold " + size + " values after this layer.",
                    "Use fewer filters or larger strides.");
            return null;
        }
        return Shape.of(height, width, channels);
    }

    private boolean isImage(Shape input, String path) {
        if (!input.isImage()) {
            problem(
                    path,
                    "type",
                    "needs_image",
                    "This layer needs an image [height, width, channels] and gets " + input + ".",
                    "Put it before any flatten or dense layer, and train on an image dataset.");
        }
        return input.isImage();
    }

    private static Numbers numbers(LayerSpec layer, Shape input, Shape output, List<LayerShape> inner) {
        int channels = output.channels();
        return switch (layer) {
            case LayerSpec.Dense dense -> weights((long) input.size() * dense.units(), dense.useBias(), channels);
            case LayerSpec.Output _ -> weights((long) input.size() * output.size(), true, channels);
            case LayerSpec.Conv2d conv ->
                weights(kernel(conv.kernelSize(), input.channels()) * conv.filters(), conv.useBias(), channels);
            case LayerSpec.DepthwiseConv2d conv ->
                weights(kernel(conv.kernelSize(), input.channels()), conv.useBias(), channels);
            case LayerSpec.BatchNorm _ -> new Numbers(0, 2L * channels, 2L * channels);
            case LayerSpec.LayerNorm _ -> new Numbers(0, 2L * channels, 0);
            case LayerSpec.Residual _ -> Numbers.sum(inner);
            case LayerSpec.MaxPool2d _,
                    LayerSpec.AvgPool2d _,
                    LayerSpec.GlobalAvgPool2d _,
                    LayerSpec.Flatten _,
                    LayerSpec.Dropout _,
                    LayerSpec.Activated _ -> Numbers.NONE;
        };
    }

    private static Numbers weights(long weights, boolean useBias, int channels) {
        return new Numbers(weights, useBias ? channels : 0, 0);
    }

    /// Weights of one filter, or just over the limit where a `long` could not hold them.
    private static long kernel(Extent size, int channels) {
        long area = Math.min((long) size.height() * size.width(), MAX_PARAMETERS + 1);
        return Math.min(area * channels, MAX_PARAMETERS + 1);
    }

    private void problem(String layer, @Nullable String field, String code, String detail, @Nullable String hint) {
        problems.add(new SpecProblem(layer, field, code, detail, hint));
    }
}
