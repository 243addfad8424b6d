package dev.downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.GradientClipping;
import dev.downhill.nn.spec.Initializer;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Padding;
import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.nn.spec.ShapeInference;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A generator that misses a layer would make every test that rests on it blind to that layer.
class RandomNetworksTest {

    private static final List<RandomNetwork> DRAWN = RandomNetworks.first(200).toList();

    @Test
    void everyDrawIsValid() {
        assertThat(DRAWN).allSatisfy(drawn -> {
            assertThat(ShapeInference.infer(drawn.network(), drawn.input(), drawn.head()))
                    .isNotEmpty();
            assertThat(drawn.inputs()).hasSize(drawn.rows() * drawn.input().size());
            assertThat(drawn.targets()).hasSize(drawn.rows());
            assertThat(NetworkCase.fits(drawn.loss(), drawn.head().link())).isTrue();
        });
    }

    @Test
    void theSameSeedDrawsTheSame() {
        assertThat(RandomNetworks.draw(17)).usingRecursiveComparison().isEqualTo(RandomNetworks.draw(17));
        assertThat(DRAWN.stream().map(RandomNetwork::toString)).doesNotHaveDuplicates();
    }

    @Test
    void theWholeCatalogueIsDrawn() {
        assertThat(layers().<Class<?>>map(Object::getClass)).contains(LayerSpec.class.getPermittedSubclasses());
        assertThat(activations()).contains(Activation.values());
        assertThat(initializers()).contains(Initializer.Scaled.values());
        assertThat(initializers().<Class<?>>map(Object::getClass)).contains(Initializer.class.getPermittedSubclasses());
        assertThat(conv2ds().map(LayerSpec.Conv2d::padding)).contains(Padding.values());
        assertThat(DRAWN).extracting(RandomNetwork::loss).containsAll(NetworkCase.losses());
        assertThat(DRAWN).extracting(drawn -> drawn.head().link()).contains(Link.values());
        assertThat(DRAWN.stream().<Class<?>>map(drawn -> drawn.optimizer().getClass()))
                .contains(OptimizerSpec.class.getPermittedSubclasses());
        assertThat(DRAWN.stream().<Class<?>>map(drawn -> drawn.schedule().getClass()))
                .contains(ScheduleSpec.WarmUp.class, ScheduleSpec.ReduceOnPlateau.class)
                .contains(ScheduleSpec.Curve.class.getPermittedSubclasses());
    }

    @Test
    void everyOptionIsDrawn() {
        assertThat(DRAWN).anyMatch(drawn -> drawn.regularization().l1() > 0);
        assertThat(DRAWN).anyMatch(drawn -> drawn.regularization().l2() > 0);
        assertThat(DRAWN).anyMatch(drawn -> drawn.regularization().maxNorm() > 0);
        assertThat(DRAWN).anyMatch(drawn -> drawn.regularization().labelSmoothing() > 0);
        assertThat(DRAWN).anyMatch(drawn -> !drawn.classWeights().isEmpty());
        assertThat(DRAWN)
                .extracting(RandomNetwork::clipping)
                .contains(
                        new GradientClipping(0.01, null),
                        new GradientClipping(null, 0.1),
                        new GradientClipping(0.05, 0.2),
                        null);
    }

    private static Stream<LayerSpec> layers() {
        return DRAWN.stream().flatMap(drawn -> Specs.all(drawn.network().layers()));
    }

    private static Stream<LayerSpec.Dense> denses() {
        return layers().filter(LayerSpec.Dense.class::isInstance).map(LayerSpec.Dense.class::cast);
    }

    private static Stream<LayerSpec.Conv2d> conv2ds() {
        return layers().filter(LayerSpec.Conv2d.class::isInstance).map(LayerSpec.Conv2d.class::cast);
    }

    private static Stream<Activation> activations() {
        return Stream.concat(
                denses().map(LayerSpec.Dense::activation), conv2ds().map(LayerSpec.Conv2d::activation));
    }

    private static Stream<Initializer> initializers() {
        return Stream.concat(
                        denses().map(LayerSpec.Dense::initializer), conv2ds().map(LayerSpec.Conv2d::initializer))
                .filter(Objects::nonNull);
    }
}
