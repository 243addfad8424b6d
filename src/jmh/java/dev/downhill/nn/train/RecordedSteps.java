package dev.downhill.nn.train;

import dev.downhill.nn.Network;
import dev.downhill.nn.kernel.KernelChoice;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.loss.LossFunction;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.nn.tensor.Shape;
import java.util.List;

/// The steps of a training on one batch, as {@link TrainingRun} takes them, with a team of the benchmark's own.
public final class RecordedSteps {

    private final Network network;
    private final LossFunction loss;
    private final ParameterUpdate update;
    private final MetricsAccumulator tally = new MetricsAccumulator();
    private final double rate;
    private final int rows;
    private long steps;

    public RecordedSteps(NetworkSpec spec, Shape input, Head head, OptimizerSpec optimizer, int rows, Team team) {
        TrainingPlan plan = new TrainingPlan(
                spec,
                input,
                head,
                Loss.Plain.CROSS_ENTROPY,
                optimizer,
                new ScheduleSpec.Constant(),
                rows,
                1,
                Regularization.NONE,
                null,
                List.of(),
                null,
                1);
        this.rows = rows;
        this.rate = optimizer.learningRate();
        this.network = Network.compile(
                spec, input, head, rows, true, 1, KernelChoice.best().kernels(), team);
        this.update = new ParameterUpdate(network, plan, team);
        this.loss = LossFunction.of(plan.loss(), head, 0, List.of());
    }

    public float[] inputs() {
        return network.inputs();
    }

    public float[] targets() {
        return network.targets();
    }

    /// Takes one step.
    public void take() {
        steps++;
        tally.add(network, rows, network.learn(rows, loss, steps, 0, rows));
        update.step(rate, steps, false);
    }
}
