package dev.downhill.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.model.ExampleModels;
import dev.downhill.request.ProblemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    private final ModelsInMemory models = new ModelsInMemory();
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final References references = new References(models, now::get);

    @BeforeEach
    void create() {
        models.create(ExampleModels.sides("a", "job_a"));
        references.resolve("a");
    }

    @Test
    void isNotLookedUpAgainForAMoment() {
        pass(References.MAX_AGE.minusNanos(1));
        references.resolve("a");

        assertThat(models.lookups).hasValue(1);
    }

    @Test
    void aChangeElsewhereIsSeenWithinASecond() {
        models.delete("a");
        assertThat(references.resolve("a").name()).isEqualTo("a");

        pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> references.resolve("a")).isInstanceOf(ProblemException.class);
    }

    @Test
    void aChangeHereIsSeenAtOnce() {
        models.delete("a");
        references.change();

        assertThatThrownBy(() -> references.resolve("a")).isInstanceOf(ProblemException.class);
    }

    /// The look began before the change, so what it found may be old.
    @Test
    void aChangeDuringALookIsNotMissed() {
        models.create(ExampleModels.sides("b", "job_b"));
        models.duringLookup = references::change;
        references.resolve("b");
        models.duringLookup = () -> {};
        models.delete("b");

        assertThatThrownBy(() -> references.resolve("b")).isInstanceOf(ProblemException.class);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
