package dev.downhill.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.tensor.Shape;
import dev.downhill.request.Json;
import dev.downhill.request.Problem;
import dev.downhill.request.Problems;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NetworkCheckTest {

    private final Problems problems = new Problems();

    private NetworkSpec network(String layers) {
        return Objects.requireNonNull(NetworkJson.read(Json.parse("{\"layers\": [" + layers + "]}"), "#", problems));
    }

    private List<String> found() {
        return problems.list().stream()
                .map(problem -> problem.pointer() + " " + problem.code())
                .toList();
    }

    @Test
    void aNetworkThatFitsHasShapesAndParameters() {
        NetworkSpec network =
                network("{\"type\":\"conv2d\",\"filters\":6},{\"type\":\"flatten\"},{\"type\":\"output\"}");
        List<LayerShape> shapes = NetworkCheck.check(network, Shape.of(4, 4, 1), null, "#", problems);
        assertThat(shapes).extracting(LayerShape::parameters).containsExactly(60L, 0L, 97L);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void aKernelLargerThanTheImageIsPointedAt() {
        NetworkSpec network = network(
                "{\"type\":\"conv2d\",\"filters\":6,\"kernel_size\":9,\"padding\":\"valid\"},{\"type\":\"output\"}");
        assertThat(NetworkCheck.check(network, Shape.of(8, 8, 1), null, "#/network", problems))
                .isEmpty();
        assertThat(found()).containsExactly("#/network/layers/0/kernel_size window_too_large");
        assertThat(problems.list()).extracting(Problem::hint).doesNotContainNull();
    }

    @Test
    void theOutputStandsAtTheEndAndOnlyThere() {
        NetworkCheck.checkEnd(network("{\"type\":\"output\"},{\"type\":\"flatten\"}"), "#", problems);
        assertThat(found()).containsExactly("#/layers/0/type output_not_last", "#/layers/1/type no_output");
    }

    @Test
    void moreParametersThanAnArrayHoldsIsAProblemNotACrash() {
        String wide = "{\"type\":\"dense\",\"units\":1048576},";
        NetworkSpec network = network(wide + wide + wide + "{\"type\":\"output\"}");
        assertThat(NetworkCheck.check(network, Shape.of(1_000_000), null, "#", problems))
                .isEmpty();
        assertThat(found()).containsExactly("#/layers/0 too_many_parameters");
    }
}
