package dev.downhill.nn.train;

import dev.downhill.nn.kernel.KernelChoice;
import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Team;
import java.util.function.LongSupplier;

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

    /// Trains to the end of the plan, or until early stopping or the listener ends it.
    ///
    /// @param training at least one row
    /// @param validation no rows turns validation off; early stopping then watches the training rows
    /// @throws DivergedException when the loss is no longer finite
    public TrainingResult train(TrainingPlan plan, Examples training, Examples validation, TrainingListener listener) {
        if (training.rows() == 0) {
            throw new IllegalArgumentException("there are no rows to train on");
        }
        try (Team team = new Team(threads)) {
            return new TrainingRun(plan, training, validation, listener, kernels, team, nanoClock).run();
        }
    }
}
