package dev.downhill.nn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {

    @Test
    void aVectorHasFeatures() {
        Shape shape = Shape.of(7);
        assertThat(shape.size()).isEqualTo(7);
        assertThat(shape.channels()).isEqualTo(7);
        assertThat(shape.isImage()).isFalse();
        assertThat(shape).hasToString("[7]");
    }

    @Test
    void anImageIsHeightByWidthByChannels() {
        Shape shape = Shape.of(4, 5, 3);
        assertThat(shape.isImage()).isTrue();
        assertThat(List.of(shape.height(), shape.width(), shape.channels(), shape.size()))
                .containsExactly(4, 5, 3, 60);
    }

    @Test
    void aVectorHasNeitherHeightNorWidth() {
        assertThatIllegalStateException().isThrownBy(() -> Shape.of(7).height()).withMessageContaining("[7]");
        assertThatIllegalStateException().isThrownBy(() -> Shape.of(7).width());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void otherRanksAreRefused(int rank) {
        assertThatIllegalArgumentException().isThrownBy(() -> Shape.of(new int[rank]));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void lengthsBelowOneAreRefused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(3, length, 3))
                .withMessageContaining(String.valueOf(length));
    }

    @Test
    void anExampleFitsIntoOneArray() {
        assertThat(Shape.of(Integer.MAX_VALUE).size()).isEqualTo(Integer.MAX_VALUE);
        assertThatIllegalArgumentException().isThrownBy(() -> Shape.of(1 << 15, 1 << 15, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    @Test
    void shapesDoNotChange() {
        List<Integer> dims = new ArrayList<>(List.of(2, 3, 4));
        Shape shape = new Shape(dims);
        dims.set(0, 9);
        assertThat(shape).isEqualTo(Shape.of(2, 3, 4));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> shape.dims().add(1));
    }
}
