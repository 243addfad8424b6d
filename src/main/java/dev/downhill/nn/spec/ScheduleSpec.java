package dev.downhill.nn.spec;

/// The factor on the base learning rate, by epoch. Epochs count from 1.
public sealed interface ScheduleSpec {

    /// Always 1.
    record Constant() implements ScheduleSpec {}

    /// `gamma ^ floor((epoch - 1) / stepSize)`.
    ///
    /// @param stepSize epochs between two drops, at least 1
    /// @param gamma factor at each drop, above 0 and at most 1
    record Step(int stepSize, double gamma) implements ScheduleSpec {
        public Step {
            Guards.range("step_size", stepSize, 1, Integer.MAX_VALUE);
            Guards.positive("gamma", gamma);
            if (gamma > 1) {
                throw new IllegalArgumentException("gamma = " + gamma + " must be at most 1");
            }
        }
    }

    /// Half a cosine from 1 down to `minFactor` at the last epoch. Loshchilov and Hutter 2017, without restarts.
    record Cosine(double minFactor) implements ScheduleSpec {
        public Cosine {
            Guards.fraction("min_factor", minFactor);
        }
    }
}
