package dev.downhill.training.hyperparameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassWeightTest {

    private static final List<String> LABELS = List.of("a", "b", "c");

    /// 12 rows of 3 classes: 12 / (3 · 8), 12 / (3 · 4), and nothing to weigh.
    @Test
    void balancedClassesCountAlike() {
        assertThat(new ClassWeight.Balanced().of(LABELS, new double[] {8, 4, 0}))
                .containsExactly(0.5, 1.0, 1.0);
    }

    @Test
    void aLabelWithoutAWeightCountsOnce() {
        assertThat(new ClassWeight.ByLabel(Map.of("b", 3.0)).of(LABELS, new double[] {8, 4, 0}))
                .containsExactly(1.0, 3.0, 1.0);
    }
}
