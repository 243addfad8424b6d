package dev.downhill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.dataset.Notation;
import dev.downhill.request.Problems;
import org.junit.jupiter.api.Test;

class CalendarTest {

    private static final double MEAN = 1_672_531_200;
    private static final double DAY = 86_400;
    private static final Calendar DAYS = new Calendar(
            "day",
            0,
            MEAN,
            10 * DAY,
            MEAN - 20 * DAY,
            MEAN + 20 * DAY,
            true,
            true,
            Notation.ofDates("dd.MM.yyyy", null));

    private final Problems problems = new Problems();

    @Test
    void partsAreElapsedTimeYearAndAngles() {
        float[] inputs = write("11.01.2023 06:00");

        assertThat(inputs[0]).isCloseTo(1.025f, within(1e-6f));
        assertThat(inputs[1]).isZero();
        assertThat(inputs[2]).isZero();
        assertThat(inputs[3]).isOne();
        assertThat(inputs[4]).isCloseTo((float) Math.sin(2 * Math.PI * 2 / 7), within(1e-6f));
        assertThat(inputs[6]).isCloseTo((float) Math.sin(2 * Math.PI * 10 / 366), within(1e-6f));
        assertThat(inputs[8]).isCloseTo(1, within(1e-6f));
        assertThat(inputs[10]).isZero();
    }

    @Test
    void isoIsReadToo() {
        assertThat(write("2023-01-11T06:00:00Z")).isEqualTo(write("11.01.2023 06:00"));
    }

    @Test
    void missingHasItsOwnNumber() {
        float[] inputs = write("NA");

        assertThat(inputs[0]).isZero();
        assertThat(inputs[10]).isOne();
    }

    @Test
    void othersAreRefusedAndStrangersNamed() {
        write("soon");
        assertThat(problems.list().getFirst().code()).isEqualTo("not_a_datetime");
        Findings findings = new Findings(new Problems(), _ -> "#");
        DAYS.encode(new Cell.Word("01.01.2030"), new float[11], 0, findings);
        assertThat(findings.warnings())
                .singleElement()
                .asString()
                .contains("2030-01-01")
                .contains("2022-12-12");
    }

    private float[] write(String text) {
        float[] inputs = new float[11];
        DAYS.encode(new Cell.Word(text), inputs, 0, new Findings(problems, _ -> "#"));
        return inputs;
    }
}
