package dev.downhill.training.worker;

import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.train.Checkpoint;
import dev.downhill.nn.train.EpochResult;
import dev.downhill.nn.train.Metrics;
import dev.downhill.nn.train.TrainingListener;
import dev.downhill.training.AttemptLostException;
import dev.downhill.training.Job;
import dev.downhill.training.JobStatus;
import dev.downhill.training.JobStore;
import dev.downhill.training.Progress;
import dev.downhill.training.curve.Best;
import dev.downhill.training.curve.EpochMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/// Stores the progress of a training, and stops it on a pause, a cancellation or a time limit. Between two epochs it
/// reads the database at most every 250 ms and writes at most once a second, so that short steps cost no queries.
///
/// Every epoch is written in one transaction with a checkpoint, so that the curves end where training would go on; long
/// epochs have more checkpoints within, and so has a training that stops in order to go on.
final class ProgressListener implements TrainingListener {

    private static final Duration COMMAND_INTERVAL = Duration.ofMillis(250);
    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(1);
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(30);

    private final Job job;
    private final JobStore store;
    private final Checkpoints checkpoints;
    private final TransactionOperations transactions;
    private final StopSignal stop;
    private final InstantSource clock;
    private final ThroughputEstimate pace;
    private final TrainingMeters meters;
    private final double unit;

    private Instant lastLook;
    private Instant lastWrite;
    private Instant lastKept;
    private int epoch;
    /// Steps taken when the engine last asked, which it does before each.
    private long step;
    private long samples;
    private @Nullable Integer patienceLeft;

    /// @param from where training goes on; null where it begins
    /// @param unit how much of the target's own unit one encoded unit is; 1 for classes
    ProgressListener(
            Job job,
            JobStore store,
            Checkpoints checkpoints,
            TransactionOperations transactions,
            StopSignal stop,
            InstantSource clock,
            ThroughputEstimate pace,
            TrainingMeters meters,
            @Nullable Checkpoint from,
            double unit) {
        this.job = job;
        this.store = store;
        this.checkpoints = checkpoints;
        this.transactions = transactions;
        this.stop = stop;
        this.clock = clock;
        this.pace = pace;
        this.meters = meters;
        this.unit = unit;
        this.lastLook = pace.start();
        this.lastWrite = pace.start();
        this.lastKept = pace.start();
        if (from != null) {
            epoch = from.epoch() - 1;
            step = from.steps();
            samples = from.samples();
            patienceLeft = patienceLeft(from);
        }
    }

    private @Nullable Integer patienceLeft(Checkpoint from) {
        EarlyStopping rule = job.recipe().hyperparameters().earlyStopping();
        return rule == null ? null : rule.patience() - from.best().waited();
    }

    /// Before the first step: says where training stands, and forgets the curves behind that.
    void begin() {
        transactions.executeWithoutResult(_ -> {
            require(store.progress(job.id(), job.attempt(), progress(pace.start())));
            store.forgetEpochs(job.id(), epoch);
        });
    }

    @Override
    public void epoch(EpochResult result, Supplier<Checkpoint> state) {
        epoch = result.epoch();
        step++;
        samples = pace.samplesAfter(epoch);
        patienceLeft = result.patienceLeft() < 0 ? null : result.patienceLeft();
        Metrics validation = result.validation();
        EpochMetrics metrics = new EpochMetrics(
                result.epoch(),
                inOwnUnits(result.train()),
                validation == null ? null : inOwnUnits(validation),
                result.learningRate(),
                result.gradientNorm(),
                result.seconds());
        Best best = new Best(result.bestEpoch(), result.bestLoss(), validation != null);
        Instant now = clock.instant();
        keep(state, now, () -> store.epoch(job.id(), job.attempt(), metrics, progress(now), best));
        meters.epoch(result.seconds(), pace.rows());
    }

    @Override
    public boolean stopRequested(int currentEpoch, long stepsTaken, long samplesSeen, Supplier<Checkpoint> state) {
        step = stepsTaken;
        samples = samplesSeen;
        Instant now = clock.instant();
        StopSignal.Cause cause = cause(now);
        boolean goesOn = cause == StopSignal.Cause.PAUSED || cause == StopSignal.Cause.SHUTDOWN;
        if (goesOn || !now.isBefore(lastKept.plus(CHECKPOINT_INTERVAL))) {
            keep(state, now, () -> store.kept(job.id(), job.attempt(), progress(now)));
        } else if (cause == null && !now.isBefore(lastWrite.plus(PROGRESS_INTERVAL))) {
            lastWrite = now;
            require(store.progress(job.id(), job.attempt(), progress(now)));
        }
        return cause != null;
    }

    private StopSignal.@Nullable Cause cause(Instant now) {
        Instant deadline = pace.deadline();
        if (stop.cause().isEmpty() && deadline != null && !now.isBefore(deadline)) {
            stop.raise(StopSignal.Cause.TIME_LIMIT);
        } else if (stop.cause().isEmpty() && !now.isBefore(lastLook.plus(COMMAND_INTERVAL))) {
            lastLook = now;
            look();
        }
        return stop.cause().orElse(null);
    }

    /// Only who may write at all stores a checkpoint with it.
    private void keep(Supplier<Checkpoint> state, Instant now, BooleanSupplier write) {
        meters.checkpoint(() -> keep(state, write));
        lastWrite = now;
        lastKept = now;
    }

    private void keep(Supplier<Checkpoint> state, BooleanSupplier write) {
        try (Checkpoints.Draft draft = checkpoints.draft(state.get())) {
            transactions.executeWithoutResult(_ -> {
                require(write.getAsBoolean());
                draft.store();
            });
        }
    }

    private void look() {
        JobStatus status = store.statusOf(job.id(), job.attempt())
                .orElseThrow(() -> new AttemptLostException(job.id(), job.attempt()));
        switch (status) {
            case RUNNING -> {}
            case PAUSING -> stop.raise(StopSignal.Cause.PAUSED);
            case CANCELLING -> stop.raise(StopSignal.Cause.CANCELLED);
            case QUEUED, PAUSED, SUCCEEDED, FAILED, CANCELLED ->
                throw new AttemptLostException(job.id(), job.attempt());
        }
    }

    private Progress progress(Instant now) {
        return new Progress(
                pace.fraction(samples),
                epoch,
                step,
                pace.samplesPerSecond(samples, now),
                patienceLeft,
                pace.estimatedFinish(samples, now));
    }

    /// The engine measures in units of the encoded target.
    private Metrics inOwnUnits(Metrics metrics) {
        return new Metrics(metrics.loss(), metrics.accuracy(), metrics.mae() * unit, metrics.rmse() * unit);
    }

    private void require(boolean written) {
        if (!written) {
            throw new AttemptLostException(job.id(), job.attempt());
        }
    }
}
