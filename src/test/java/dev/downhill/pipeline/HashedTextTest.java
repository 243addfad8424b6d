package dev.downhill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.Rows;
import dev.downhill.request.Json;
import dev.downhill.request.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashedTextTest {

    private static final int PLACES = 1 << 12;

    private static float[] counts(String text) {
        float[] counts = new float[PLACES];
        TextGrams.count(text, counts, 0, PLACES);
        return counts;
    }

    private record Notes(@Nullable String... notes) implements Rows {
        @Override
        public int count() {
            return notes.length;
        }

        @Override
        public @Nullable String text(int row, int column) {
            return notes[row];
        }

        @Override
        public float number(int row, int column) {
            throw new IllegalStateException("no numbers here");
        }

        @Override
        public int category(int row, int column) {
            throw new IllegalStateException("no categories here");
        }

        @Override
        public void image(int row, int column, byte[] pixels) {
            throw new IllegalStateException("no images here");
        }

        @Override
        public void close() {}
    }

    private static HashedText fit(double weight, @Nullable String... notes) {
        long missing = Arrays.stream(notes).filter(note -> note == null).count();
        ColumnFit.Texts fit = new ColumnFit.Texts(Column.text("note", Role.INPUT, missing, PLACES), 0);
        for (int row = 0; row < notes.length; row++) {
            fit.see(new Notes(notes), row, weight);
        }
        return fit.encoder();
    }

    @ParameterizedTest
    @CsvSource({
        "'Late delivery', 'late   DELIVERY!'",
        "'STRASSE', 'stra\u00dfe'",
        "'caf\u00e9', 'cafe\u0301'",
        "'\u039f\u0394\u039f\u03a3', '\u03bf\u03b4\u03bf\u03c2'",
        "'5.0', '5'"
    })
    void theSameWordsAreTheSameWhateverTheirForm(String one, String other) {
        assertThat(counts(one)).isEqualTo(counts(other));
    }

    @ParameterizedTest
    @CsvSource({"'not good', 'good not'", "'late', 'later'", "'\u4f60\u597d', '\u4f60\u574f'", "'a', 'b'"})
    void otherWordsAreOthers(String one, String other) {
        assertThat(counts(one)).isNotEqualTo(counts(other));
    }

    /// One word of four letters: the word, and of its six letters with both ends four times 3, three times 4, twice 5.
    @Test
    void everyGramIsCountedOnceUpOrDown() {
        float[] counts = counts("late");
        assertThat(IntStream.range(0, PLACES / 2).filter(i -> counts[i] != 0)).hasSize(1);
        double sum = 0;
        for (int i = PLACES / 2; i < PLACES; i++) {
            sum += Math.abs(counts[i]);
        }
        assertThat(sum).isEqualTo(9);
    }

    /// `late` is in both of three texts that are there, of four rows; `now` in one.
    @Test
    void placesCountByTheirRarityAndTheLengthIsOne() {
        HashedText encoder = fit(1, "late", "late now", "x", null);
        assertThat(encoder.width()).isEqualTo(PLACES + 1);
        float[] late = counts("late");
        float[] now = counts("now");
        float[] inputs = new float[encoder.width()];
        encoder.encode(new Notes("now late"), 0, inputs, 0);
        double squares = 0;
        for (float value : inputs) {
            squares += value * value;
        }
        assertThat(squares).isCloseTo(1, within(1e-5));
        int l = IntStream.range(0, PLACES / 2)
                .filter(i -> late[i] != 0)
                .findFirst()
                .orElseThrow();
        int n = IntStream.range(0, PLACES / 2)
                .filter(i -> now[i] != 0)
                .findFirst()
                .orElseThrow();
        assertThat(Math.abs(inputs[n] / inputs[l]))
                .isCloseTo((float) ((1 + Math.log(4)) / (1 + Math.log(2))), within(1e-5f));
        // The pair "now late" was never seen, so nothing else of the words is there.
        assertThat(IntStream.range(0, PLACES / 2).filter(i -> inputs[i] != 0)).containsExactlyInAnyOrder(l, n);
    }

    @Test
    void onlyRatiosOfWeightsMatter() {
        assertThat(fit(0.25, "late", "late now", "x").idf())
                .isEqualTo(fit(2, "late", "late now", "x").idf());
    }

    @Test
    void missingTextIsToldByTheLastNumber() {
        HashedText encoder = fit(1, "late", null);
        float[] inputs = new float[encoder.width()];
        Arrays.fill(inputs, 7);
        encoder.encode(new Notes((String) null), 0, inputs, 0);
        assertThat(inputs[PLACES]).isEqualTo(1);
        assertThat(IntStream.range(0, PLACES).filter(i -> inputs[i] != 0)).isEmpty();
        assertThat(encoder.optional()).isTrue();
    }

    @Test
    void structureIsNoText() {
        Problems problems = new Problems();
        HashedText encoder = fit(1, "late", "now");
        encoder.encode(
                Cell.ofJson(Json.parse("[1]")),
                new float[encoder.width()],
                0,
                new Findings(problems, column -> "#/" + column.name()));
        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("not_a_text");
            assertThat(problem.pointer()).isEqualTo("#/note");
        });
        assertThat(List.of(encoder.optional(), encoder.indicator())).containsOnly(false);
    }
}
