package dev.downhill.training;

import dev.downhill.nn.train.EpochResult;
import dev.downhill.nn.train.Metrics;
import dev.downhill.nn.train.TrainingListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Writes down how training goes, and stops it where somebody wants that. Between two epochs it looks into the database
/// at most every 250 ms and writes at most once a second, so that small steps cost no queries.
final class ProgressListener implements TrainingListener {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration WRITE_EVERY = Duration.ofSeconds(1);

    private final Job job;
    private final JobStore store;
    private final StopSignal stop;
    private final InstantSource clock;
    private final Pace pace;
    private final double unit;

    private Instant lastLook;
    private Instant lastWrite;
    private int epoch;
    /// Steps taken when the engine last asked, which it does before each.
    private long step;
    private long samples;
    private @Nullable Integer patienceLeft;

    /// @param unit how much of the target's own unit one encoded unit is; 1 for classes
    ProgressListener(Job job, JobStore store, StopSignal stop, InstantSource clock, Pace pace, double unit) {
        this.job = job;
        this.store = store;
        this.stop = stop;
        this.clock = clock;
        this.pace = pace;
        this.unit = unit;
        this.lastLook = pace.start();
        this.lastWrite = pace.start();
    }

    @Override
    public void epoch(EpochResult result) {
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
        require(store.epoch(job.id(), job.attempt(), metrics, progress(now), best));
        lastWrite = now;
    }

    @Override
    public boolean stopRequested(int currentEpoch, long stepsTaken, long samplesSeen) {
        step = stepsTaken;
        samples = samplesSeen;
        if (stop.cause().isPresent()) {
            return true;
        }
        Instant now = clock.instant();
        Instant deadline = pace.deadline();
        if (deadline != null && !now.isBefore(deadline)) {
            stop.raise(StopSignal.Cause.TIME_LIMIT);
        } else if (!now.isBefore(lastLook.plus(LOOK_EVERY))) {
            lastLook = now;
            look();
        }
        if (!now.isBefore(lastWrite.plus(WRITE_EVERY))) {
            lastWrite = now;
            require(store.progress(job.id(), job.attempt(), progress(now)));
        }
        return stop.cause().isPresent();
    }

    private void look() {
        JobStatus status = store.statusOf(job.id(), job.attempt())
                .orElseThrow(() -> new AttemptLostException(job.id(), job.attempt()));
        if (status == JobStatus.CANCELLING) {
            stop.raise(StopSignal.Cause.CANCELLED);
        } else if (status != JobStatus.RUNNING) {
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
