package dev.downhill.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.Initializer;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.Padding;
import dev.downhill.request.Json;
import dev.downhill.request.Problem;
import dev.downhill.request.Problems;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkJsonTest {

    private static final Extent TWO = Extent.square(2);

    private static final List<LayerSpec> LAYERS = List.of(
            new LayerSpec.Dense(7, Activation.TANH, false, Initializer.Scaled.ZEROS),
            new LayerSpec.Conv2d(
                    3,
                    new Extent(3, 5),
                    new Extent(1, 2),
                    Padding.VALID,
                    Activation.RELU,
                    true,
                    Initializer.Scaled.HE_NORMAL),
            new LayerSpec.DepthwiseConv2d(new Extent(3, 5), new Extent(1, 2), Padding.VALID, Activation.GELU, false),
            new LayerSpec.GlobalAvgPool2d(),
            new LayerSpec.MaxPool2d(new Extent(2, 3), TWO, Padding.SAME),
            new LayerSpec.AvgPool2d(TWO, new Extent(1, 2), Padding.VALID),
            new LayerSpec.Flatten(),
            new LayerSpec.Dropout(0.25),
            new LayerSpec.BatchNorm(0.8, 1e-3),
            new LayerSpec.LayerNorm(1e-3),
            new LayerSpec.Activated(Activation.LEAKY_RELU),
            new LayerSpec.Residual(List.of(
                    new LayerSpec.Dense(3, Activation.ELU, true, Initializer.Scaled.ORTHOGONAL),
                    new LayerSpec.Residual(List.of(new LayerSpec.Dropout(0.5))))),
            new LayerSpec.Output());

    static Stream<Initializer> initializers() {
        return Stream.concat(
                Stream.of(Initializer.Scaled.values()),
                Stream.of(
                        new Initializer.Normal(0.1),
                        new Initializer.Uniform(-2, 0.5),
                        new Initializer.Constant(-0.25)));
    }

    private static LayerSpec read(String layer) {
        Problems problems = new Problems();
        NetworkSpec spec = NetworkJson.read(Json.parse("{\"layers\": [" + layer + "]}"), "#", problems);
        assertThat(problems.list()).isEmpty();
        return Objects.requireNonNull(spec).layers().getFirst();
    }

    private static List<Problem> problems(String network) {
        Problems problems = new Problems();
        assertThat(NetworkJson.read(Json.parse(network), "#/network", problems)).isNull();
        return problems.list();
    }

    @ParameterizedTest
    @FieldSource("LAYERS")
    void whatIsWrittenIsReadBack(LayerSpec layer) {
        NetworkSpec spec = new NetworkSpec(List.of(layer));
        Problems problems = new Problems();
        assertThat(NetworkJson.read(Json.parse(NetworkJson.write(spec).toString()), "#", problems))
                .isEqualTo(spec);
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void everyKindOfLayerIsCovered() {
        assertThat(LAYERS.stream().map(Object::getClass))
                .containsExactlyInAnyOrder(LayerSpec.class.getPermittedSubclasses());
    }

    @Test
    void defaultsAreThoseOfTheContract() {
        assertThat(read("{\"type\": \"dense\", \"units\": 4}"))
                .isEqualTo(new LayerSpec.Dense(4, Activation.LINEAR, true, Initializer.Scaled.GLOROT_UNIFORM));
        assertThat(read("{\"type\": \"conv2d\", \"filters\": 4}"))
                .isEqualTo(new LayerSpec.Conv2d(
                        4,
                        Extent.square(3),
                        Extent.square(1),
                        Padding.SAME,
                        Activation.LINEAR,
                        true,
                        Initializer.Scaled.GLOROT_UNIFORM));
        assertThat(read("{\"type\": \"depthwise_conv2d\"}"))
                .isEqualTo(new LayerSpec.DepthwiseConv2d(
                        Extent.square(3), Extent.square(1), Padding.SAME, Activation.LINEAR, true));
        assertThat(read("{\"type\": \"max_pool2d\"}")).isEqualTo(new LayerSpec.MaxPool2d(TWO, TWO, Padding.VALID));
        assertThat(read("{\"type\": \"avg_pool2d\", \"pool_size\": [3, 4]}"))
                .isEqualTo(new LayerSpec.AvgPool2d(new Extent(3, 4), new Extent(3, 4), Padding.VALID));
        assertThat(read("{\"type\": \"batch_norm\"}")).isEqualTo(new LayerSpec.BatchNorm(0.9, 1e-5));
        assertThat(read("{\"type\": \"layer_norm\"}")).isEqualTo(new LayerSpec.LayerNorm(1e-5));
    }

    @Test
    void anInitializerThatTheActivationChoosesIsWrittenOut() {
        NetworkSpec spec = new NetworkSpec(List.of(new LayerSpec.Dense(4, Activation.RELU, true, null)));
        assertThat(NetworkJson.write(spec)
                        .path("layers")
                        .path(0)
                        .path("initializer")
                        .stringValue())
                .isEqualTo("he_uniform");
    }

    @ParameterizedTest
    @MethodSource("initializers")
    void anInitializerIsWrittenWithItsParametersAndReadBack(Initializer initializer) {
        LayerSpec layer = new LayerSpec.Dense(4, Activation.RELU, true, initializer);
        NetworkSpec spec = new NetworkSpec(List.of(layer));
        assertThat(read(NetworkJson.write(spec).path("layers").path(0).toString()))
                .isEqualTo(layer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "normal"                            | {"type":"normal","stddev":0.05}
            {"type":"normal","stddev":0.02}     | {"type":"normal","stddev":0.02}
            "uniform"                           | {"type":"uniform","minval":-0.05,"maxval":0.05}
            {"type":"uniform","minval":-1}      | {"type":"uniform","minval":-1.0,"maxval":0.05}
            "constant"                          | {"type":"constant","value":0.0}
            {"type":"constant","value":1}       | {"type":"constant","value":1.0}
            {"type":"orthogonal"}               | "orthogonal"
            "lecun_normal"                      | "lecun_normal"
            """, quoteCharacter = '`')
    void anInitializerIsANameOrAnObject(String given, String resolved) {
        LayerSpec layer = read("{\"type\":\"dense\",\"units\":2,\"initializer\":" + given + "}");
        assertThat(NetworkJson.write(new NetworkSpec(List.of(layer)))
                        .path("layers")
                        .path(0)
                        .path("initializer"))
                .hasToString(resolved);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"dense"}                                      | /units        | missing
            {"type":"dense","units":0}                            | /units        | out_of_range
            {"type":"dense","units":2147483648}                   | /units        | out_of_range
            {"type":"dense","units":2.5}                          | /units        | not_whole
            {"type":"dense","units":"8"}                          | /units        | wrong_type
            {"type":"dense","units":8,"activation":"rleu"}        | /activation   | unknown_value
            {"type":"dense","units":8,"activation":"softmax"}     | /activation   | softmax_inside
            {"type":"dense","units":8,"initializer":"he"}         | /initializer  | unknown_value
            {"type":"dense","units":8,"initializer":{}}           | /initializer/type   | missing
            {"type":"dense","units":8,"initializer":{"type":"norm"}}                 | /initializer/type   | unknown_value
            {"type":"dense","units":8,"initializer":{"type":"normal","stddev":-1}}   | /initializer/stddev | out_of_range
            {"type":"dense","units":8,"initializer":{"type":"normal","value":1}}     | /initializer/value  | unknown_field
            {"type":"dense","units":8,"initializer":{"type":"zeros","value":1}}      | /initializer/value  | unknown_field
            {"type":"dense","units":8,"initializer":{"type":"uniform","minval":1}}   | /initializer/minval | out_of_range
            {"type":"dense","units":8,"initializer":{"type":"constant","value":"1"}} | /initializer/value  | wrong_type
            {"type":"dense","units":8,"initializer":7}            | /initializer  | wrong_type
            {"type":"dense","units":8,"use_bias":"no"}            | /use_bias     | wrong_type
            {"type":"dense","units":8,"unit":8}                   | /unit         | unknown_field
            {"type":"conv2d","filters":1,"kernel_size":0}         | /kernel_size  | out_of_range
            {"type":"conv2d","filters":1,"kernel_size":[3]}       | /kernel_size  | wrong_count
            {"type":"conv2d","filters":1,"kernel_size":[3,"3"]}   | /kernel_size/1| wrong_type
            {"type":"conv2d","filters":1,"kernel_size":"3"}       | /kernel_size  | wrong_type
            {"type":"conv2d","filters":1,"padding":"full"}        | /padding      | unknown_value
            {"type":"depthwise_conv2d","filters":1}               | /filters      | unknown_field
            {"type":"depthwise_conv2d","kernel_size":0}           | /kernel_size  | out_of_range
            {"type":"global_avg_pool2d","pool_size":1}            | /pool_size    | unknown_field
            {"type":"max_pool2d","strides":2000}                  | /strides      | out_of_range
            {"type":"dropout"}                                    | /rate         | missing
            {"type":"dropout","rate":1}                           | /rate         | out_of_range
            {"type":"batch_norm","epsilon":0}                     | /epsilon      | out_of_range
            {"type":"layer_norm","epsilon":0}                     | /epsilon      | out_of_range
            {"type":"layer_norm","momentum":0.9}                  | /momentum     | unknown_field
            {"type":"residual"}                                   | /layers       | missing
            {"type":"residual","layers":[]}                       | /layers       | wrong_count
            {"type":"residual","layers":[{"type":"dens"}]}        | /layers/0/type | unknown_value
            {"type":"residual","layers":[{"type":"flatten"},{"type":"dense"}]}       | /layers/1/units | missing
            {"type":"residual","layers":[{"type":"dense","units":2,"unit":2}]}       | /layers/0/unit | unknown_field
            {"type":"activation"}                                 | /function     | missing
            {"type":"dens"}                                       | /type         | unknown_value
            {"type":5}                                            | /type         | wrong_type
            {"units":5}                                           | /type         | missing
            {"type":"flatten","units":5}                          | /units        | unknown_field
            7                                                     | ''            | wrong_type
            """)
    void aWrongFieldIsPointedAt(String layer, String field, String code) {
        List<Problem> problems = problems("{\"layers\": [{\"type\": \"flatten\"}, " + layer + "]}");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo("#/network/layers/1" + field);
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    @Test
    void anUnknownTypeLearnsTheNearest() {
        assertThat(problems("{\"layers\": [{\"type\": \"conv_2d\"}]}")
                        .getFirst()
                        .hint())
                .isEqualTo("Did you mean 'conv2d'?");
    }

    @Test
    void aNetworkWithoutLayersIsRefused() {
        assertThat(problems("{}").getFirst().code()).isEqualTo("missing");
        assertThat(problems("{\"layers\": []}").getFirst().code()).isEqualTo("wrong_count");
        assertThat(problems("{\"layers\": 3}").getFirst().code()).isEqualTo("wrong_type");
        assertThat(problems("7").getFirst().pointer()).isEqualTo("#/network");
        String many = "{\"type\": \"flatten\"},".repeat(NetworkJson.MAX_LAYERS) + "{\"type\": \"output\"}";
        assertThat(problems("{\"layers\": [" + many + "]}").getFirst().code()).isEqualTo("wrong_count");
    }

    @Test
    void residualsLieOnlySoDeepWithinEachOther() {
        assertThat(read(nested(LayerSpec.Residual.MAX_DEPTH))).isInstanceOf(LayerSpec.Residual.class);
        assertThat(problems("{\"layers\": [" + nested(LayerSpec.Residual.MAX_DEPTH + 2) + "]}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("too_deep");
                    assertThat(problem.pointer()).isEqualTo("#/network/layers/0/layers/0/layers");
                });
    }

    private static String nested(int depth) {
        return "{\"type\": \"residual\", \"layers\": [".repeat(depth) + "{\"type\": \"flatten\"}" + "]}".repeat(depth);
    }

    @Test
    void layersWithinResidualsCountToo() {
        String residual = "{\"type\": \"residual\", \"layers\": ["
                + "{\"type\": \"flatten\"},".repeat(NetworkJson.MAX_LAYERS / 2 - 1) + "{\"type\": \"flatten\"}]}";
        assertThat(problems("{\"layers\": [" + residual + "," + residual + "]}"))
                .extracting(Problem::code)
                .containsExactly("wrong_count");
    }
}
