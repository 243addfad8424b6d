package dev.downhill.nn.train;

import dev.downhill.nn.RandomNetwork;
import dev.downhill.nn.RandomNetworks;
import dev.downhill.nn.WeightsHash;
import dev.downhill.nn.kernel.KernelChoice;
import dev.downhill.nn.kernel.Kernels;
import java.util.List;
import java.util.function.Supplier;

/// The result of a training of a random network, as one line. As a program it prints the lines of the first networks,
/// so that another Java process, with other vectors, can be compared.
public final class Fingerprints {

    private Fingerprints() {}

    /// The weights' hash, or how it diverged.
    static String of(RandomNetwork drawn, int threads, Kernels kernels) {
        int batchSize = (int) (drawn.seed() % 7) * 2;
        try {
            TrainingResult result = new Trainer(threads, kernels, () -> 0)
                    .train(drawn.plan(batchSize, 2), drawn.examples(), drawn.examples(), new Silent());
            return WeightsHash.sha256(result.parameters(), result.buffers());
        } catch (DivergedException e) {
            return "diverged in epoch " + e.epoch() + ", batch " + e.batch();
        }
    }

    /// @param arguments how many networks
    public static void main(String[] arguments) {
        Kernels kernels = KernelChoice.best().kernels();
        List<String> lines = RandomNetworks.first(Integer.parseInt(arguments[0]))
                .map(drawn -> drawn.seed() + " " + of(drawn, 2, kernels))
                .toList();
        System.out.println(kernels.name());
        lines.forEach(System.out::println);
    }

    private static final class Silent implements TrainingListener {
        @Override
        public void epoch(EpochResult result, Supplier<Checkpoint> state) {}

        @Override
        public boolean stopRequested(int epoch, long step, long samples, Supplier<Checkpoint> state) {
            return false;
        }
    }
}
