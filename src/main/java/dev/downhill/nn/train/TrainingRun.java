package dev.downhill.nn.train;

import dev.downhill.nn.Network;
import dev.downhill.nn.init.Purpose;
import dev.downhill.nn.init.Randomness;
import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.loss.LossFunction;
import dev.downhill.nn.schedule.LearningRate;
import dev.downhill.nn.spec.LayerSpec;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One training from its first step to its last: epochs of shuffled batches, each a pass forward, a pass back
/// and a step downhill, then a look at the validation rows.
final class TrainingRun {

    /// Rows of one pass. A larger step is taken in several passes whose gradients add up to the same bits,
    /// because every gradient is one chain over the rows in order; only batch normalisation sees the pass
    /// instead of the step.
    private static final int PASS_ROWS = 1_024;

    private static final double NANOS = 1e9;

    private final TrainingPlan plan;
    private final Examples training;
    private final Examples validation;
    private final TrainingListener listener;
    private final LongSupplier nanoClock;
    private final Network network;
    private final Descent descent;
    private final LearningRate learningRate;
    private final LossFunction loss;
    private final Progress progress;
    private final Tally tally = new Tally();
    private final int[] order;
    private final int batchSize;
    private double rate;
    private long steps;
    private long samples;

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
        this.batchSize =
                plan.batchSize() == TrainingPlan.FULL_BATCH ? order.length : Math.min(plan.batchSize(), order.length);
        this.network = Network.compile(
                plan.network(), plan.input(), plan.head(), passRows(), true, plan.seed(), kernels, team);
        this.descent = new Descent(network, plan.optimizer(), plan.regularization(), team);
        this.learningRate = new LearningRate(
                plan.schedule(), plan.optimizer().learningRate(), plan.epochs(), Math.ceilDiv(order.length, batchSize));
        this.loss = LossFunction.of(plan.loss(), plan.head());
        this.progress = new Progress(plan.earlyStopping(), network.parameters().length, network.buffers().length);
    }

    private int passRows() {
        boolean seesBatch = plan.network().layers().stream().anyMatch(LayerSpec.BatchNorm.class::isInstance);
        return seesBatch && plan.batchSize() != TrainingPlan.FULL_BATCH ? batchSize : Math.min(batchSize, PASS_ROWS);
    }

    TrainingResult run() {
        for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
            long begun = nanoClock.getAsLong();
            if (!descend(epoch)) {
                return result(TrainingResult.Stop.REQUESTED, epoch - 1);
            }
            Metrics train = tally.metrics();
            Metrics validated = validate(epoch);
            Metrics judged = validated == null ? train : validated;
            progress.epoch(epoch, judged, network.parameters(), network.buffers());
            learningRate.epochEnded(epoch, judged.loss());
            listener.epoch(new EpochResult(
                    epoch,
                    train,
                    validated,
                    rate,
                    descent.gradientNorm(),
                    (nanoClock.getAsLong() - begun) / NANOS,
                    progress.bestEpoch(),
                    progress.bestLoss(),
                    progress.patienceLeft()));
            if (progress.exhausted()) {
                return result(TrainingResult.Stop.EARLY_STOPPING, epoch);
            }
        }
        return result(TrainingResult.Stop.COMPLETED, plan.epochs());
    }

    /// One epoch over the training rows; false if the listener ended it.
    private boolean descend(int epoch) {
        Randomness.permutation(Randomness.key(plan.seed(), Purpose.SHUFFLE, epoch, 0), order);
        tally.clear();
        for (int first = 0, batch = 1; first < order.length; first += batchSize, batch++) {
            if (listener.stopRequested(epoch, steps, samples)) {
                return false;
            }
            int rows = Math.min(batchSize, order.length - first);
            steps++;
            double sum = learn(first, rows);
            if (!Double.isFinite(sum)) {
                throw new DivergedException(epoch, batch, sum / rows);
            }
            rate = learningRate.at(epoch, batch);
            descent.step(rate, steps, first + rows == order.length);
            samples += rows;
        }
        return true;
    }

    /// Forward and back over one batch, in as many passes as it takes.
    private double learn(int first, int rows) {
        double sum = 0;
        for (int done = 0; done < rows; done += network.maxRows()) {
            int count = Math.min(network.maxRows(), rows - done);
            for (int row = 0; row < count; row++) {
                load(training, order[first + done + row], row);
            }
            double lossSum = network.learn(count, loss, steps, done, rows);
            tally.add(network, count, lossSum);
            sum += lossSum;
        }
        return sum;
    }

    private @Nullable Metrics validate(int epoch) {
        if (validation.rows() == 0) {
            return null;
        }
        tally.clear();
        for (int first = 0; first < validation.rows(); first += network.maxRows()) {
            int count = Math.min(network.maxRows(), validation.rows() - first);
            for (int row = 0; row < count; row++) {
                load(validation, first + row, row);
            }
            tally.add(network, count, network.score(count, loss));
        }
        Metrics metrics = tally.metrics();
        if (!Double.isFinite(metrics.loss())) {
            throw new DivergedException(epoch, 0, metrics.loss());
        }
        return metrics;
    }

    private void load(Examples examples, int row, int at) {
        examples.read(row, network.inputs(), at * network.inputSize(), network.targets(), at);
    }

    private TrainingResult result(TrainingResult.Stop stop, int epochs) {
        progress.restore(network.parameters(), network.buffers());
        return new TrainingResult(
                network.parameters(), network.buffers(), stop, epochs, progress.bestEpoch(), progress.bestLoss());
    }
}
