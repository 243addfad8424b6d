package dev.downhill.nn.spec;

import org.jspecify.annotations.Nullable;

/// The factor on the base learning rate. Epochs count from 1; "the epochs" are those that are planned, after
/// the warm-up where there is one.
public sealed interface ScheduleSpec {

    /// A factor that is known before training begins.
    sealed interface Curve extends ScheduleSpec {}

    /// Always 1.
    record Constant() implements Curve {}

    /// `gamma ^ floor((epoch - 1) / stepSize)`.
    ///
    /// @param stepSize epochs between two drops, at least 1
    /// @param gamma factor at each drop, above 0 and at most 1
    record Step(int stepSize, double gamma) implements Curve {
        public Step {
            Guards.range("step_size", stepSize, 1, Integer.MAX_VALUE);
            Guards.share("gamma", gamma);
        }
    }

    /// `gamma ^ (epoch - 1)`.
    ///
    /// @param gamma factor from epoch to epoch, above 0 and at most 1
    record Exponential(double gamma) implements Curve {
        public Exponential {
            Guards.share("gamma", gamma);
        }
    }

    /// `minFactor + (1 - minFactor) (1 - (epoch - 1) / (epochs - 1)) ^ power`: a straight line with power 1.
    ///
    /// @param power above 0
    /// @param minFactor the factor of the last epoch, at least 0 and below 1
    record Polynomial(double power, double minFactor) implements Curve {
        public Polynomial {
            Guards.positive("power", power);
            Guards.fraction("min_factor", minFactor);
        }
    }

    /// Half a cosine from 1 down to `minFactor` at the last epoch:
    /// `minFactor + (1 - minFactor) (1 + cos(pi done)) / 2` with `done = (epoch - 1) / (epochs - 1)`. With
    /// restarts, one such fall after another, each over its own epochs. Loshchilov and Hutter 2017, "SGDR:
    /// stochastic gradient descent with warm restarts".
    ///
    /// @param restarts null falls once
    record Cosine(double minFactor, @Nullable Restarts restarts) implements Curve {
        public Cosine {
            Guards.fraction("min_factor", minFactor);
        }
    }

    /// When a cosine starts anew.
    ///
    /// @param epochs of the first fall, at least 1
    /// @param multiplier how many times longer each fall is than the one before, at least 1
    record Restarts(int epochs, int multiplier) {
        public Restarts {
            Guards.range("restart_epochs", epochs, 1, Integer.MAX_VALUE);
            Guards.range("restart_multiplier", multiplier, 1, Integer.MAX_VALUE);
        }
    }

    /// Up to the base rate and down far below where it began, once, step by step and along half cosines: over
    /// the first `pctStart` of all steps from `1 / divFactor` to 1, then to `1 / (divFactor finalDivFactor)`
    /// at the last. Smith 2018, "A disciplined approach to neural network hyper-parameters", in the form of
    /// PyTorch; the momentum stays.
    ///
    /// @param pctStart share of the steps that climb, at least 0 and below 1
    /// @param divFactor at least 1
    /// @param finalDivFactor at least 1
    record OneCycle(double pctStart, double divFactor, double finalDivFactor) implements Curve {
        public OneCycle {
            Guards.fraction("pct_start", pctStart);
            Guards.atLeastOne("div_factor", divFactor);
            Guards.atLeastOne("final_div_factor", finalDivFactor);
        }
    }

    /// Drops when the loss no longer falls: after `patience` epochs in a row whose loss was not below the
    /// best by more than `minDelta`, the factor is multiplied by `factor`, down to `minFactor`. It watches
    /// the validation loss, or the training loss where there are no validation rows.
    ///
    /// @param factor above 0 and below 1
    /// @param patience at least 1
    /// @param minDelta not negative
    /// @param cooldown epochs after a drop that do not count towards the next
    /// @param minFactor at least 0 and below 1
    record ReduceOnPlateau(double factor, int patience, double minDelta, int cooldown, double minFactor)
            implements ScheduleSpec {
        public ReduceOnPlateau {
            Guards.positive("factor", factor);
            Guards.fraction("factor", factor);
            Guards.range("patience", patience, 1, Integer.MAX_VALUE);
            Guards.nonNegative("min_delta", minDelta);
            Guards.range("cooldown", cooldown, 0, Integer.MAX_VALUE);
            Guards.fraction("min_factor", minFactor);
        }
    }

    /// Over its epochs the factor climbs with every step, in a straight line, to where `then` begins; then
    /// that begins, as if training began there. Goyal et al. 2017, "Accurate, large minibatch SGD".
    ///
    /// @param epochs at least 1
    record WarmUp(int epochs, ScheduleSpec then) implements ScheduleSpec {
        public WarmUp {
            Guards.range("warmup_epochs", epochs, 1, Integer.MAX_VALUE);
            if (then instanceof WarmUp) {
                throw new IllegalArgumentException("a warm-up is followed by a schedule, not by another warm-up");
            }
        }
    }
}
