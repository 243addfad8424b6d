package dev.downhill.benchmark;

import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.nn.train.Checkpoint;
import dev.downhill.nn.train.EpochResult;
import dev.downhill.nn.train.Examples;
import dev.downhill.nn.train.Trainer;
import dev.downhill.nn.train.TrainingListener;
import dev.downhill.nn.train.TrainingPlan;
import dev.downhill.nn.train.TrainingResult;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Recipes as Downhill's engine trains them.
final class Trainings {

    private final Trainer trainer;

    Trainings(int threads) {
        this.trainer = new Trainer(threads, System::nanoTime);
    }

    static Head head(Recipe recipe) {
        return new Head(recipe.classes(), Link.SOFTMAX);
    }

    /// @param heard of every epoch
    TrainingResult train(Recipe recipe, int epochs, Examples rows, Examples validation, Consumer<EpochResult> heard) {
        return train(recipe, epochs, new ScheduleSpec.Constant(), 1, rows, validation, heard);
    }

    TrainingResult train(
            Recipe recipe,
            int epochs,
            ScheduleSpec schedule,
            long seed,
            Examples rows,
            Examples validation,
            Consumer<EpochResult> heard) {
        TrainingPlan plan = new TrainingPlan(
                recipe.network(),
                recipe.input(),
                head(recipe),
                Loss.Plain.CROSS_ENTROPY,
                recipe.optimizer(),
                schedule,
                recipe.batch(),
                epochs,
                Regularization.NONE,
                null,
                List.of(),
                null,
                seed);
        return trainer.train(plan, rows, validation, new Listener(heard));
    }

    private record Listener(Consumer<EpochResult> heard) implements TrainingListener {

        @Override
        public void epoch(EpochResult result, Supplier<Checkpoint> state) {
            heard.accept(result);
        }

        @Override
        public boolean stopRequested(int epoch, long steps, long samples, Supplier<Checkpoint> state) {
            return false;
        }
    }
}
