package dev.downhill.nn.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.downhill.nn.NetworkCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadTest {

    static Stream<Loss> lossesOfSoftmax() {
        return NetworkCase.losses().stream().filter(loss -> NetworkCase.fits(loss, Link.SOFTMAX));
    }

    @ParameterizedTest
    @MethodSource("lossesOfSoftmax")
    void classesEndInASoftmaxOfOneUnitEach(Loss loss) {
        assertThat(Head.forClasses(2, loss)).isEqualTo(new Head(2, Link.SOFTMAX));
        assertThat(Head.forClasses(10, loss)).isEqualTo(new Head(10, Link.SOFTMAX));
    }

    @Test
    void binaryCrossEntropyEndsInOneSigmoid() {
        assertThat(Head.forClasses(2, Loss.Plain.BINARY_CROSS_ENTROPY)).isEqualTo(new Head(1, Link.SIGMOID));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10})
    void binaryCrossEntropyNeedsTwoClasses(int classes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Head.forClasses(classes, Loss.Plain.BINARY_CROSS_ENTROPY))
                .withMessageContaining(String.valueOf(classes));
    }

    @Test
    void aNumberIsOneLinearUnit() {
        assertThat(Head.forNumber()).isEqualTo(new Head(1, Link.LINEAR));
    }

    @Test
    void aSigmoidHasOneUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Head(2, Link.SIGMOID))
                .withMessageContaining("2");
    }
}
