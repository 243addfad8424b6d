package dev.downhill.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RangeTest {

    @Test
    void boundsAreInsideUnlessExcluded() {
        assertThat(Range.between(0, 1).contains(0)).isTrue();
        assertThat(Range.between(0, 1).contains(1)).isTrue();
        assertThat(Range.above(0).contains(0)).isFalse();
        assertThat(Range.atLeast(0).below(1).contains(1)).isFalse();
        assertThat(Range.above(0).atMost(1).contains(1)).isTrue();
    }

    @Test
    void onlyFiniteNumbersAreInside() {
        assertThat(Range.ANY.contains(Double.NaN)).isFalse();
        assertThat(Range.ANY.contains(Double.POSITIVE_INFINITY)).isFalse();
        assertThat(Range.ANY.contains(-1e300)).isTrue();
    }

    @Test
    void aRangeReadsAsWords() {
        assertThat(Range.ANY).hasToString("finite");
        assertThat(Range.above(0)).hasToString("above 0");
        assertThat(Range.atLeast(0).below(1)).hasToString("at least 0 and below 1");
        assertThat(Range.between(0.5, 1)).hasToString("at least 0.5 and at most 1");
    }

    @Test
    void anyIsInside() {
        for (Range range :
                List.of(Range.ANY, Range.above(0), Range.above(0).below(1), Range.atLeast(3), Range.between(-2, -1))) {
            assertThat(range.contains(range.any())).isTrue();
        }
        Range below = new Range(Double.NEGATIVE_INFINITY, false, 0, true);
        assertThat(below.contains(below.any())).isTrue();
    }
}
