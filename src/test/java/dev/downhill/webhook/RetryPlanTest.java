package dev.downhill.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPlanTest {

    @Test
    void pausesGrowFourfoldWithinAQuarterUpToTwelveHours() {
        RetryPlan plan = new RetryPlan(new Random(7));
        double expected = 5;
        for (int tries = 1; tries < RetryPlan.TRIES; tries++) {
            double seconds = Objects.requireNonNull(plan.after(tries)).toMillis() / 1000.0;
            assertThat(seconds).isBetween(expected * 0.749, expected * 1.25);
            expected = Math.min(expected * 4, 12 * 3600);
        }
        assertThat(plan.after(RetryPlan.TRIES)).isNull();
    }

    @Test
    void whatFailedTogetherDoesNotComeBackTogether() {
        RetryPlan plan = new RetryPlan(new Random(7));
        assertThat(plan.after(3)).isNotEqualTo(plan.after(3));
    }
}
