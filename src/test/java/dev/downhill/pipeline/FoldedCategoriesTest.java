package dev.downhill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.Notation;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedCategoriesTest {

    private static final CategoryCodes CODES = new CategoryCodes(List.of("Bern", "other", "Zug"));

    @Test
    void whatIsNoCategoryIsTheFoldedOne() {
        Notation folded = Notation.ofFolded(null, "other");
        assertThat(List.of("Bern", "Zug", "other", "Genf", "0", "NA").stream().map(text -> CODES.code(text, folded)))
                .containsExactly(0, 2, 1, 1, 1, CategoryCodes.MISSING);
        assertThat(CODES.code("Genf", null)).isEqualTo(CategoryCodes.UNKNOWN);
    }
}
