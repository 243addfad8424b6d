package dev.downhill.nn.train;

import dev.downhill.nn.kernel.KernelChoice;
import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Team;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Trains networks, one at a time, with a fixed number of threads.
public final class Trainer {

    private final int threads;
    private final Kernels kernels;
    private final LongSupplier nanoClock;

    /// @param threads platform threads of a training, at least 1; the weights do not depend on it
    /// @param nanoClock nanoseconds from any origin, for the seconds of an epoch
    public Trainer(int threads, LongSupplier nanoClock) {
        this(threads, KernelChoice.best().kernels(), nanoClock);
    }

    Trainer(int threads, Kernels kernels, LongSupplier nanoClock) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads = " + threads + " must be at least 1");
        }
        this.threads = threads;
        this.kernels = kernels;
        this.nanoClock = nanoClock;
    }

    /// A team as large as the one that trains, for what comes after.
    public Team team() {
        return new Team(threads);
    }

    /// Trains to the end of the plan, or until early stopping or the listener ends it.
    ///
    /// @param training at least one row
    /// @param validation no rows turns validation off; early stopping then watches the training rows
    /// @throws DivergedException when the loss is no longer finite
    public TrainingResult train(TrainingPlan plan, Examples training, Examples validation, TrainingListener listener) {
        return train(plan, training, validation, listener, null);
    }

    /// As {@link #train(TrainingPlan, Examples, Examples, TrainingListener)}, from where an earlier training of the
    /// same plan on the same rows stood; the weights are those of one that was never interrupted.
    ///
    /// @param from null to begin
    /// @throws IllegalArgumentException if the checkpoint is of another network or optimizer
    public TrainingResult train(
            TrainingPlan plan,
            Examples training,
            Examples validation,
            TrainingListener listener,
            @Nullable Checkpoint from) {
        if (training.rows() == 0) {
            throw new IllegalArgumentException("there are no rows to train on");
        }
        try (Team team = team()) {
            TrainingRun run = new TrainingRun(plan, training, validation, listener, kernels, team, nanoClock);
            if (from != null) {
                run.resume(from);
            }
            return run.run();
        }
    }
}
