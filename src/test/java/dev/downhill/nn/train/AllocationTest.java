package dev.downhill.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.downhill.nn.NetworkCase;
import dev.downhill.nn.kernel.KernelFixtures;
import dev.downhill.nn.optim.OptimizerSteps;
import dev.downhill.nn.spec.GradientClipping;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.nn.spec.ScheduleSpec;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Once the compiler has seen enough of it, a step allocates nothing: neither to gather its batch, nor forward, back or
/// downhill. What it allocates would be paid for in every step.
class AllocationTest {

    private static final int BATCH = 8;
    private static final int STEPS_OF_AN_EPOCH = 2_000;

    /// Steps in a row that allocate nothing.
    private static final int QUIET_STEPS = 500;

    /// A compiler that has one of two busy cores takes its time; but what it will never compile well must not hold up
    /// the build once for each case, so the cases share what waiting there is.
    private static final long MOST_NANOS_OF_A_CASE = 60_000_000_000L;

    private static final long LEAST_NANOS_OF_A_CASE = 2_000_000_000L;
    private static final AtomicLong NANOS_LEFT = new AtomicLong(180_000_000_000L);

    static List<NetworkCase> cases() {
        return NetworkCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStepThroughEveryLayerAllocatesNothing(NetworkCase example) {
        assertThat(quietSteps(example, new OptimizerSpec.Sgd(1e-9, 0, false, 0)))
                .isGreaterThanOrEqualTo(QUIET_STEPS);
    }

    static List<OptimizerSteps> optimizers() {
        return OptimizerSteps.all();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aStepOfEveryOptimizerAllocatesNothing(OptimizerSteps optimizer) {
        assertThat(quietSteps(NetworkCase.all().getFirst(), optimizer.spec())).isGreaterThanOrEqualTo(QUIET_STEPS);
    }

    /// The longest run of steps that allocated nothing, up to the wanted one.
    private static int quietSteps(NetworkCase example, OptimizerSpec optimizer) {
        TrainingPlan plan = new TrainingPlan(
                example.network(),
                example.input(),
                example.head(),
                example.loss(),
                optimizer,
                new ScheduleSpec.Constant(),
                BATCH,
                Integer.MAX_VALUE,
                new Regularization(1e-6, 1e-6, 1, 0),
                new GradientClipping(1.0, 1.0),
                List.of(),
                null,
                1);
        Watch watch = new Watch();
        new Trainer(1, KernelFixtures.vector(), () -> 0)
                .train(plan, ramp(BATCH * STEPS_OF_AN_EPOCH, example), ramp(0, example), watch);
        NANOS_LEFT.addAndGet(watch.begun - System.nanoTime());
        return watch.longest;
    }

    private static Ramp ramp(int rows, NetworkCase example) {
        int units = example.head().units();
        return new Ramp(rows, example.input().size(), example.head().link() == Link.LINEAR ? 7 : Math.max(2, units));
    }

    private record Ramp(int rows, int size, int targets) implements Examples {

        @Override
        public void read(int row, float[] inputs, int inputOffset, float[] goals, int targetOffset) {
            for (int i = 0; i < size; i++) {
                inputs[inputOffset + i] = (row * 31 + i * 17) % 19 / 19f - 0.5f;
            }
            goals[targetOffset] = row % targets;
        }
    }

    private static final class Watch implements TrainingListener {

        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        private final long begun = System.nanoTime();
        private final long most = Math.clamp(NANOS_LEFT.get(), LEAST_NANOS_OF_A_CASE, MOST_NANOS_OF_A_CASE);
        private long allocated;
        private int quiet;
        private int longest;

        @Override
        public void epoch(EpochResult result, Supplier<Checkpoint> state) {
            quiet = 0;
        }

        @Override
        public boolean stopRequested(int epoch, long step, long samples, Supplier<Checkpoint> state) {
            long now = THREADS.getCurrentThreadAllocatedBytes();
            quiet = now == allocated ? quiet + 1 : 0;
            longest = Math.max(longest, quiet);
            allocated = now;
            return longest >= QUIET_STEPS || System.nanoTime() - begun > most;
        }
    }
}
