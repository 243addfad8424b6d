package dev.downhill.network.web;

import dev.downhill.network.NetworkJson;
import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.tensor.Shape;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The shapes and parameter counts of a network, layer by layer.
@Schema(name = "network.validation")
record NetworkValidation(
        @Schema(example = "network.validation") String object,
        boolean valid,

        @Schema(description = "Shape of one example; null where neither dataset nor input_shape was given") @Nullable
        List<Integer> inputShape,

        List<Layer> layers,

        @Schema(description = "Trainable numbers of the whole network") @Nullable
        Long parameters,

        @Schema(description = "Warnings about a valid network, to read before training")
        List<String> warnings) {

    /// Four numbers a parameter while training: its value, its gradient, and the two moments of Adam.
    private static final long BYTES_PER_PARAMETER = 4L * Float.BYTES;

    /// One layer; shape and parameters are null where the input is unknown.
    @Schema(name = "network.validation.layer")
    record Layer(
            int index,
            @Schema(example = "dense") String type,
            @Nullable List<Integer> outputShape,
            @Nullable Long parameters,

            @Schema(description = "The layers within a residual; null for all other layers") @Nullable
            List<Layer> layers) {}

    /// Where the input is unknown.
    static NetworkValidation of(NetworkSpec network) {
        List<Layer> layers = unknown(network.layers());
        return new NetworkValidation("network.validation", true, null, layers, null, List.of());
    }

    /// @param memory bytes that a training may take
    static NetworkValidation of(Shape input, List<LayerShape> shapes, long memory) {
        List<Layer> layers = known(shapes);
        long parameters = shapes.stream().mapToLong(LayerShape::parameters).sum();
        long bytes = parameters * BYTES_PER_PARAMETER;
        List<String> warnings = bytes <= memory
                ? List.of()
                : List.of("Training " + parameters + " parameters takes at least " + (bytes >> 20)
                        + " MiB of memory; this service has " + (memory >> 20) + " MiB.");
        return new NetworkValidation("network.validation", true, input.dims(), layers, parameters, warnings);
    }

    private static List<Layer> unknown(List<LayerSpec> specs) {
        return IntStream.range(0, specs.size())
                .mapToObj(i -> new Layer(
                        i,
                        NetworkJson.type(specs.get(i)),
                        null,
                        null,
                        specs.get(i) instanceof LayerSpec.Residual residual ? unknown(residual.layers()) : null))
                .toList();
    }

    private static List<Layer> known(List<LayerShape> shapes) {
        return IntStream.range(0, shapes.size())
                .mapToObj(i -> known(i, shapes.get(i)))
                .toList();
    }

    private static Layer known(int index, LayerShape shape) {
        return new Layer(
                index,
                NetworkJson.type(shape.layer()),
                shape.output().dims(),
                shape.parameters(),
                shape.inner().isEmpty() ? null : known(shape.inner()));
    }
}
