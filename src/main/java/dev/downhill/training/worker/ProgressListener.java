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
import dev.downhill.training.checkpoint.CheckpointPace;
import dev.downhill.training.checkpoint.Checkpoints;
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
/// All of that is done by a {@link SideWriter}, so that training does not wait for the database. A checkpoint is copied
/// into a scratch file before the next step, and stored from there, in one transaction with its epoch; while one is
/// being stored, none is copied.
///
/// Not every epoch has a checkpoint ({@link CheckpointPace}). Where training goes on from one, the epochs behind it
/// that the curves have already are trained again and not told again ({@link ToldEpochs}). A training that stops in
/// order to go on always leaves a checkpoint.
final class ProgressListener implements TrainingListener, AutoCloseable {

    private static final Duration COMMAND_INTERVAL = Duration.ofMillis(250);
    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(1);

    private final Job job;
    private final JobStore store;
    private final Checkpoints checkpoints;
    private final TransactionOperations transactions;
    private final StopSignal stop;
    private final InstantSource clock;
    private final ThroughputEstimate pace;
    private final TrainingMeters meters;
    private final double unit;
    private final SideWriter writer;
    private final CheckpointPace checkpointPace;
    private final ToldEpochs told = new ToldEpochs();

    private Instant lastLook;
    /// Whether a look at the database waits for its turn.
    private volatile boolean looking;

    private Instant lastWrite;
    /// The checkpoint that is being stored.
    private volatile Checkpoints.@Nullable Draft draft;

    private @Nullable Best best;
    private int epoch;
    /// Steps taken when the engine last asked, which it does before each.
    private long step;
    private long samples;
    private @Nullable Integer patienceLeft;

    /// @param from where training goes on; null where it begins
    /// @param unit how much of the target's own unit one encoded unit is; 1 for classes
    /// @param writer closed with this
    /// @param checkpointInterval as {@link CheckpointPace} has it
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
            double unit,
            SideWriter writer,
            Duration checkpointInterval) {
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
        this.writer = writer;
        this.checkpointPace = new CheckpointPace(checkpointInterval, pace.start());
        if (from != null) {
            epoch = from.epoch() - 1;
            step = from.steps();
            samples = from.samples();
            patienceLeft = patienceLeft(from);
            best = best(from.best());
        }
    }

    private @Nullable Best best(Checkpoint.Best from) {
        Best known = job.best();
        return from.epoch() == 0 || known == null ? null : new Best(from.epoch(), from.loss(), known.validated());
    }

    private @Nullable Integer patienceLeft(Checkpoint from) {
        EarlyStopping rule = job.recipe().hyperparameters().earlyStopping();
        return rule == null ? null : rule.patience() - from.best().waited();
    }

    /// Before the first step: says where training stands, which is where it was told to stand.
    void begin() {
        transactions.executeWithoutResult(_ -> {
            told.expect(store.epochs(job.id(), epoch));
            require(store.progress(job.id(), job.attempt(), progress(pace.start())));
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
        best = new Best(result.bestEpoch(), result.bestLoss(), validation != null);
        Instant now = clock.instant();
        write(told.confirms(metrics) ? null : write(metrics, best, now), state, now);
        meters.epoch(result.seconds(), pace.rows());
    }

    /// How an epoch is written that the curves do not have.
    private BooleanSupplier write(EpochMetrics metrics, Best bestOfAll, Instant now) {
        boolean differs = !told.isEmpty();
        told.forget();
        Progress progress = progress(now);
        return () -> {
            int attempt = job.attempt();
            boolean mine = !differs || store.forgetEpochs(job.id(), attempt, metrics.epoch() - 1, progress, null);
            return mine && store.epoch(job.id(), attempt, metrics, progress, bestOfAll);
        };
    }

    /// @param write of the epoch; null where there is nothing to write
    private void write(@Nullable BooleanSupplier write, Supplier<Checkpoint> state, Instant now) {
        if (checkpointPace.isDueAfterEpoch(now) && draft == null) {
            Progress progress = progress(now);
            keep(state, now, write != null ? write : () -> store.kept(job.id(), job.attempt(), progress));
            checkpointPace.madeAfterEpoch(now);
        } else if (write != null) {
            lastWrite = now;
            writer.write(() -> transactions.executeWithoutResult(_ -> require(write.getAsBoolean())));
        }
        if (checkpointPace.isEveryEpoch()) {
            writer.flush();
        }
    }

    @Override
    public boolean stopRequested(int currentEpoch, long stepsTaken, long samplesSeen, Supplier<Checkpoint> state) {
        writer.check();
        step = stepsTaken;
        samples = samplesSeen;
        Instant now = clock.instant();
        StopSignal.Cause cause = cause(now);
        if (goesOn(cause)) {
            writer.flush();
        }
        if (goesOn(cause) || (checkpointPace.isDueWithinEpoch(now) && draft == null)) {
            Progress progress = progress(now);
            keep(state, now, () -> store.kept(job.id(), job.attempt(), progress));
            checkpointPace.made(now);
        } else if (cause == null && !now.isBefore(lastWrite.plus(PROGRESS_INTERVAL)) && writer.isIdle()) {
            lastWrite = now;
            Progress progress = progress(now);
            writer.write(() -> require(store.progress(job.id(), job.attempt(), progress)));
        }
        return cause != null;
    }

    private static boolean goesOn(StopSignal.@Nullable Cause cause) {
        return cause == StopSignal.Cause.PAUSED || cause == StopSignal.Cause.SHUTDOWN;
    }

    /// After the last step: waits until everything is written. Where the training does not go on later, the curves end
    /// with it.
    void end() {
        if (!told.isEmpty() && !goesOn(stop.cause().orElse(null))) {
            told.forget();
            Progress progress = progress(clock.instant());
            writer.write(() -> require(store.forgetEpochs(job.id(), job.attempt(), epoch, progress, best)));
        }
        writer.flush();
    }

    /// Waits until everything is written or has failed.
    @Override
    public void close() {
        writer.close();
        Checkpoints.Draft left = draft;
        if (left != null) {
            left.close();
        }
    }

    private StopSignal.@Nullable Cause cause(Instant now) {
        Instant deadline = pace.deadline();
        if (stop.cause().isEmpty() && deadline != null && !now.isBefore(deadline)) {
            stop.raise(StopSignal.Cause.TIME_LIMIT);
        } else if (stop.cause().isEmpty() && !now.isBefore(lastLook.plus(COMMAND_INTERVAL)) && !looking) {
            lastLook = now;
            looking = true;
            writer.write(this::look);
        }
        return stop.cause().orElse(null);
    }

    /// Only who may write at all stores a checkpoint with it.
    private void keep(Supplier<Checkpoint> state, Instant now, BooleanSupplier write) {
        Checkpoints.Draft copy = checkpoints.draft(state.get());
        draft = copy;
        lastWrite = now;
        writer.write(() -> meters.checkpoint(() -> store(copy, write)));
    }

    private void store(Checkpoints.Draft copy, BooleanSupplier write) {
        Instant begun = clock.instant();
        try (copy) {
            transactions.executeWithoutResult(_ -> {
                require(write.getAsBoolean());
                copy.store();
            });
        }
        checkpointPace.stored(Duration.between(begun, clock.instant()));
        draft = null;
    }

    private void look() {
        looking = false;
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

    /// What was told stays true while it is trained again.
    private Progress progress(Instant now) {
        Progress known = job.progress();
        if (!told.isEmpty() && step < known.step()) {
            return new Progress(
                    known.fraction(),
                    known.epoch(),
                    known.step(),
                    pace.samplesPerSecond(samples, now),
                    known.patienceLeft(),
                    pace.estimatedFinish(samples, now));
        }
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
