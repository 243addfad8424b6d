package dev.downhill.nn.train;

import dev.downhill.nn.Network;
import dev.downhill.nn.init.Purpose;
import dev.downhill.nn.init.Randomness;
import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.loss.LossFunction;
import dev.downhill.nn.schedule.LearningRate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One training from its first step to its last: epochs of shuffled batches, each a pass forward, a pass back
/// and a step downhill, then a look at the validation rows.
final class TrainingRun {

    private static final double NANOS = 1e9;

    private final TrainingPlan plan;
    private final Examples training;
    private final Examples validation;
    private final TrainingListener listener;
    private final LongSupplier nanoClock;
    private final Network network;
    private final ParameterUpdate descent;
    private final LearningRate learningRate;
    private final LossFunction loss;
    private final Progress progress;
    private final MetricsAccumulator tally = new MetricsAccumulator();
    private final int[] order;
    private final int batchSize;
    private final BatchPrefetcher.Batches batches;
    private final BatchPrefetcher.Batches validationBatches;
    private final BatchPrefetcher rows;
    private final Supplier<Checkpoint> state = this::checkpoint;
    private double rate;
    /// Where the next step is taken: the epoch, from 1, and how many of its rows are done.
    private int epoch = 1;

    private int learnt;
    private long steps;
    private long samples;
    /// When this stretch of the epoch began, and the seconds before it: of the epoch, and of the epochs before.
    private long begun;

    private double epochSeconds;
    private double seconds;

    TrainingRun(
            TrainingPlan plan,
            Examples training,
            Examples validation,
            TrainingListener listener,
            Kernels kernels,
            Team team,
            LongSupplier nanoClock) {
        this.plan = plan;
        this.training = training;
        this.validation = validation;
        this.listener = listener;
        this.nanoClock = nanoClock;
        this.order = new int[training.rows()];
        this.batchSize = TrainingPlan.stepRows(plan.batchSize(), order.length);
        this.network = Network.compile(
                plan.network(),
                plan.input(),
                plan.head(),
                TrainingPlan.passRows(plan.network(), plan.batchSize(), order.length),
                true,
                plan.seed(),
                kernels,
                team);
        this.descent = new ParameterUpdate(network, plan, team);
        this.learningRate = new LearningRate(
                plan.schedule(), plan.optimizer().learningRate(), plan.epochs(), Math.ceilDiv(order.length, batchSize));
        this.loss =
                LossFunction.of(plan.loss(), plan.head(), plan.regularization().labelSmoothing(), plan.classWeights());
        this.progress = new Progress(plan.earlyStopping(), network.parameters().length, network.buffers().length);
        this.batches = new BatchPrefetcher.Batches(order, batchSize, network.maxRows());
        this.validationBatches = new BatchPrefetcher.Batches(
                IntStream.range(0, validation.rows()).toArray(), network.maxRows(), network.maxRows());
        this.rows = new BatchPrefetcher(network);
    }

    TrainingResult run() {
        try (rows) {
            return descendToTheEnd();
        }
    }

    private TrainingResult descendToTheEnd() {
        while (epoch <= plan.epochs() && !progress.exhausted()) {
            begun = nanoClock.getAsLong();
            if (!descend()) {
                return result(TrainingResult.Stop.REQUESTED, epoch - 1);
            }
            Metrics train = tally.metrics();
            Metrics validated = validate();
            Metrics judged = validated == null ? train : validated;
            progress.epoch(epoch, judged, network.parameters(), network.buffers());
            learningRate.epochEnded(epoch, judged.loss());
            double spent = secondsOfEpoch();
            EpochResult finished = new EpochResult(
                    epoch,
                    train,
                    validated,
                    rate,
                    descent.gradientNorm(),
                    spent,
                    progress.bestEpoch(),
                    progress.bestLoss(),
                    progress.patienceLeft());
            next(spent);
            listener.epoch(finished, state);
        }
        return result(
                progress.exhausted() ? TrainingResult.Stop.EARLY_STOPPING : TrainingResult.Stop.COMPLETED, epoch - 1);
    }

    private void next(double spent) {
        epoch++;
        learnt = 0;
        seconds += spent;
        epochSeconds = 0;
        begun = nanoClock.getAsLong();
    }

    private double secondsOfEpoch() {
        return epochSeconds + (nanoClock.getAsLong() - begun) / NANOS;
    }

    private Checkpoint checkpoint() {
        double spent = secondsOfEpoch();
        return new Checkpoint(
                epoch,
                learnt,
                steps,
                samples,
                seconds + spent,
                spent,
                network.parameters(),
                network.buffers(),
                descent.state(),
                progress.best(),
                tally.sums(),
                learningRate.memory());
    }

    /// Goes to where another training stood. To be called before the first step.
    void resume(Checkpoint from) {
        require(from.optimizer().length == descent.state().length, "optimizer");
        copy(from.parameters(), network.parameters());
        copy(from.buffers(), network.buffers());
        for (int i = 0; i < from.optimizer().length; i++) {
            copy(from.optimizer()[i], descent.state()[i]);
        }
        progress.resume(from.best());
        tally.restore(from.sums());
        learningRate.resume(from.plateau());
        epoch = from.epoch();
        learnt = from.row();
        steps = from.steps();
        samples = from.samples();
        epochSeconds = from.epochSeconds();
        seconds = from.seconds() - from.epochSeconds();
    }

    private static void copy(float[] from, float[] to) {
        require(from.length == to.length, "network");
        System.arraycopy(from, 0, to, 0, to.length);
    }

    private static void require(boolean fits, String thing) {
        if (!fits) {
            throw new IllegalArgumentException("the checkpoint is of another " + thing);
        }
    }

    /// The rest of the epoch over the training rows; false if the listener ended it.
    private boolean descend() {
        Randomness.permutation(Randomness.key(plan.seed(), Purpose.SHUFFLE, epoch, 0), order);
        if (learnt == 0) {
            tally.clear();
        }
        rows.begin(training, batches, learnt / batchSize * batches.passesOfABatch());
        while (learnt < order.length) {
            if (listener.stopRequested(epoch, steps, samples, state)) {
                return false;
            }
            int batch = learnt / batchSize + 1;
            int count = Math.min(batchSize, order.length - learnt);
            steps++;
            double sum = learn(count);
            if (!Double.isFinite(sum)) {
                throw new DivergedException(epoch, batch, sum / count);
            }
            rate = learningRate.at(epoch, batch);
            learnt += count;
            descent.step(rate, steps, learnt == order.length);
            samples += count;
        }
        return true;
    }

    /// Forward and back over one batch, in as many passes as it takes.
    private double learn(int stepRows) {
        double sum = 0;
        for (int done = 0; done < stepRows; done += network.maxRows()) {
            int count = Math.min(network.maxRows(), stepRows - done);
            rows.next();
            double lossSum = network.learn(count, loss, steps, done, stepRows);
            tally.add(network, count, lossSum);
            sum += lossSum;
        }
        return sum;
    }

    private @Nullable Metrics validate() {
        if (validation.rows() == 0) {
            return null;
        }
        tally.clear();
        rows.begin(validation, validationBatches, 0);
        for (int first = 0; first < validation.rows(); first += network.maxRows()) {
            int count = Math.min(network.maxRows(), validation.rows() - first);
            rows.next();
            tally.add(network, count, network.score(count, loss));
        }
        Metrics metrics = tally.metrics();
        if (!Double.isFinite(metrics.loss())) {
            throw new DivergedException(epoch, 0, metrics.loss());
        }
        return metrics;
    }

    private TrainingResult result(TrainingResult.Stop stop, int epochs) {
        progress.restore(network.parameters(), network.buffers());
        return new TrainingResult(
                network.parameters(), network.buffers(), stop, epochs, progress.bestEpoch(), progress.bestLoss());
    }
}
