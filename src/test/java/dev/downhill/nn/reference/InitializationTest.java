package dev.downhill.nn.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Initializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// By hand for a fan-in of 6, two outputs and a fan-out of 18.
class InitializationTest {

    private record Spread(double deviation, double limit) {}

    private static final double NONE = Double.POSITIVE_INFINITY;

    /// sqrt(2/24) = 0.288675…, sqrt(6/24) = 0.5; sqrt(2/6) = 0.577350…, sqrt(6/6) = 1; sqrt(1/6) = 0.408248…
    private static Spread expected(Initializer.Scaled initializer) {
        return switch (initializer) {
            case GLOROT_UNIFORM -> new Spread(0.28867513459481287, 0.5);
            case GLOROT_NORMAL -> new Spread(0.28867513459481287, NONE);
            case HE_UNIFORM -> new Spread(0.5773502691896257, 1);
            case HE_NORMAL -> new Spread(0.5773502691896257, NONE);
            case LECUN_NORMAL -> new Spread(0.4082482904638631, NONE);
            case ORTHOGONAL -> new Spread(0.4082482904638631, 1);
            case ZEROS -> new Spread(0, 0);
        };
    }

    @ParameterizedTest
    @EnumSource
    void everyInitializerSpreadsAsItsPaperSays(Initializer.Scaled initializer) {
        Spread spread = expected(initializer);
        assertThat(Initialization.deviation(initializer, 2, 6, 18)).isEqualTo(spread.deviation(), within(1e-15));
        double limit = Initialization.limit(initializer, 2, 6, 18);
        assertThat(limit == spread.limit() || Math.abs(limit - spread.limit()) < 1e-15)
                .as("limit %s", limit)
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void rectifiersStartWithHeAndTheOthersWithGlorot(Activation activation) {
        boolean rectifier = activation.name().endsWith("LU");
        assertThat(Initializer.suiting(activation))
                .isEqualTo(rectifier ? Initializer.Scaled.HE_UNIFORM : Initializer.Scaled.GLOROT_UNIFORM);
    }
}
