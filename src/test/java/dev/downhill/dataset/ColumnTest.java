package dev.downhill.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTest {

    @Test
    void shadesOfSixteenBitsAreNoDoubles() {
        Column deep = Column.image("image", Role.INPUT, 0, List.of(2, 3, 1), true);

        assertThat(deep.isDeep()).isTrue();
        assertThat(deep.hasDoubles()).isFalse();
        assertThat(deep.imageBytes()).isEqualTo(12);
    }

    @Test
    void datesAreDoublesAndHaveNoShades() {
        Column dates = Column.plain("at", ColumnType.NUMERIC, Role.INPUT, 0).asDates();

        assertThat(dates.hasDoubles()).isTrue();
        assertThat(dates.isDeep()).isFalse();
    }
}
