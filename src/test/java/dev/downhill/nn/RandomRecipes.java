package dev.downhill.nn;

import dev.downhill.nn.spec.GradientClipping;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.nn.spec.ScheduleSpec;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Draws how a network is to be trained.
final class RandomRecipes {

    private final Dice dice;

    RandomRecipes(Dice dice) {
        this.dice = dice;
    }

    OptimizerSpec optimizer() {
        double decay = dice.pick(0.0, 0.1);
        return switch (dice.below(11)) {
            case 0 -> new OptimizerSpec.Sgd(0.05, 0, false, decay);
            case 1 -> new OptimizerSpec.Sgd(0.02, 0.9, false, decay);
            case 2 -> new OptimizerSpec.Sgd(0.02, 0.9, true, decay);
            case 3 -> new OptimizerSpec.RmsProp(0.005, 0.9, 0, 1e-7);
            case 4 -> new OptimizerSpec.RmsProp(0.005, 0.9, 0.5, 1e-7);
            case 5 -> new OptimizerSpec.Adagrad(0.05, 0.1, 1e-7);
            case 6 -> new OptimizerSpec.AdamW(0.01, 0.9, 0.999, 1e-7, decay);
            case 7 -> new OptimizerSpec.Nadam(0.01, 0.9, 0.999, 1e-7);
            case 8 -> new OptimizerSpec.Lamb(0.01, 0.9, 0.999, 1e-6, decay);
            case 9 -> new OptimizerSpec.Lion(0.003, 0.9, 0.99, decay);
            default -> new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-7);
        };
    }

    ScheduleSpec schedule() {
        ScheduleSpec proper = switch (dice.below(8)) {
            case 0 -> new ScheduleSpec.Constant();
            case 1 -> new ScheduleSpec.Step(dice.between(1, 3), 0.5);
            case 2 -> new ScheduleSpec.Exponential(0.8);
            case 3 -> new ScheduleSpec.Polynomial(dice.pick(0.5, 1, 2), dice.pick(0.0, 0.1));
            case 4 -> new ScheduleSpec.Cosine(0.1, null);
            case 5 -> new ScheduleSpec.Cosine(0.1, new ScheduleSpec.Restarts(dice.between(1, 2), dice.between(1, 2)));
            case 6 -> new ScheduleSpec.OneCycle(dice.pick(0.0, 0.3, 0.5), 25, 1e4);
            default -> new ScheduleSpec.ReduceOnPlateau(0.5, 1, dice.pick(0.0, 0.1), dice.between(0, 1), 0.1);
        };
        return dice.below(3) == 0 ? new ScheduleSpec.WarmUp(1, proper) : proper;
    }

    Regularization regularization(Loss loss) {
        if (dice.coin()) {
            return Regularization.NONE;
        }
        double smoothing = loss == Loss.Plain.CROSS_ENTROPY ? dice.pick(0.0, 0.1, 0.5) : 0;
        return new Regularization(dice.pick(0.0, 1e-3), dice.pick(0.0, 1e-2), dice.pick(0.0, 0.3, 1), smoothing);
    }

    @Nullable
    GradientClipping clipping() {
        return switch (dice.below(5)) {
            case 0 -> new GradientClipping(0.01, null);
            case 1 -> new GradientClipping(null, 0.1);
            case 2 -> new GradientClipping(0.05, 0.2);
            default -> null;
        };
    }

    List<Double> classWeights(Head head) {
        return dice.below(3) > 0
                ? List.of()
                : IntStream.range(0, head.classes())
                        .mapToObj(_ -> dice.pick(0.25, 1, 3))
                        .toList();
    }
}
