package dev.downhill.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.pipeline.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionTest {

    private static final Target CLASSES = new Target.Classes("c", List.of("z", "a"));
    private static final Target NUMBER = new Target.Numeric("y", 100, 10);

    @Test
    void mostProbableClassIsTheLabel() {
        Prediction prediction = Prediction.of(CLASSES, new float[] {0, 0, 0.25f, 0.75f}, 1, 2, List.of("unusual"));

        assertThat(prediction).isInstanceOfSatisfying(Prediction.OfClass.class, some -> {
            assertThat(some.label()).isEqualTo("a");
            assertThat(some.probability()).isEqualTo(0.75f);
            assertThat(some.probabilities().toString()).isEqualTo("{z=0.25, a=0.75}");
            assertThat(some.warnings()).containsExactly("unusual");
            assertThat(some.nonFinite()).isNull();
        });
    }

    @Test
    void singleOutputIsTheProbabilityOfTheSecondClass() {
        assertThat(Prediction.of(CLASSES, new float[] {0.25f}, 0, 1, List.of()))
                .isInstanceOfSatisfying(Prediction.OfClass.class, some -> {
                    assertThat(some.label()).isEqualTo("z");
                    assertThat(some.probability()).isEqualTo(0.75f);
                });
    }

    @Test
    void probabilitiesThatAreNoNumbersHaveNoLabel() {
        assertThat(Prediction.of(CLASSES, new float[] {Float.NaN, Float.NaN}, 0, 2, List.of()))
                .isInstanceOfSatisfying(Prediction.OfClass.class, some -> {
                    assertThat(some.label()).isNull();
                    assertThat(some.probability()).isNull();
                    assertThat(some.probabilities()).containsOnlyKeys("z", "a");
                    assertThat(some.nonFinite()).isEqualTo("nan");
                });
    }

    @Test
    void numberIsInTheTargetsOwnUnits() {
        assertThat(Prediction.of(NUMBER, new float[] {0, -1.5f}, 1, 1, List.of()))
                .isEqualTo(new Prediction.OfNumber(85.0, List.of(), null, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"NaN, nan", "Infinity, inf", "-Infinity, -inf"})
    void numberThatJsonLacksIsNamed(float output, String word) {
        assertThat(Prediction.of(NUMBER, new float[] {output}, 0, 1, List.of()))
                .isEqualTo(new Prediction.OfNumber(null, List.of(), word, Map.of()));
    }
}
