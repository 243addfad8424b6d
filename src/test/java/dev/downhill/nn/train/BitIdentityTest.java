package dev.downhill.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.RandomNetwork;
import dev.downhill.nn.RandomNetworks;
import dev.downhill.nn.WeightsHash;
import dev.downhill.nn.kernel.KernelFixtures;
import dev.downhill.nn.kernel.Kernels;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One recipe, one set of weights, bit for bit: whatever the network, for any number of threads, scalar or
/// vector.
class BitIdentityTest {

    private static final int NETWORKS = 200;
    private static final int EPOCHS = 2;

    static Stream<RandomNetwork> drawn() {
        return RandomNetworks.first(NETWORKS);
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void threadsAndKernelsDoNotChangeTheWeights(RandomNetwork drawn) {
        String expected = train(drawn, 1, KernelFixtures.scalar());
        assertThat(train(drawn, 1, KernelFixtures.vector()))
                .as("vector kernels")
                .isEqualTo(expected);
        for (int threads : new int[] {2, 3, 8}) {
            assertThat(train(drawn, threads, KernelFixtures.vector()))
                    .as("%d threads", threads)
                    .isEqualTo(expected);
        }
    }

    private static String train(RandomNetwork drawn, int threads, Kernels kernels) {
        int batch = Math.max(1, drawn.rows() / 3);
        try {
            TrainingResult result = new Trainer(threads, kernels, () -> 0)
                    .train(drawn.plan(batch, EPOCHS), drawn.examples(), drawn.examples(), new Unheard());
            return WeightsHash.sha256(result.parameters(), result.buffers());
        } catch (DivergedException e) {
            return "diverged in epoch " + e.epoch() + ", batch " + e.batch() + ": " + e.loss();
        }
    }

    private static final class Unheard implements TrainingListener {

        @Override
        public void epoch(EpochResult result, Supplier<Checkpoint> state) {}

        @Override
        public boolean stopRequested(int epoch, long step, long samples, Supplier<Checkpoint> state) {
            return false;
        }
    }
}
