package dev.downhill.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.nn.RandomNetwork;
import dev.downhill.nn.RandomNetworks;
import dev.downhill.nn.WeightsHash;
import dev.downhill.nn.kernel.KernelFixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A training that is interrupted anywhere, written down, read again and gone on with ends with the same bits.
class CheckpointTest {

    private static final int NETWORKS = 120;
    private static final int EPOCHS = 3;

    static Stream<RandomNetwork> drawn() {
        return RandomNetworks.first(NETWORKS);
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void anInterruptedTrainingEndsWithTheSameBits(RandomNetwork drawn) {
        Killed whole = new Killed(Long.MAX_VALUE);
        String expected = train(drawn, whole, null, 1);
        for (long kill = 1; kill <= whole.calls; kill += Math.max(1, whole.calls / 5)) {
            Killed first = new Killed(kill);
            assertThatThrownBy(() -> train(drawn, first, null, 2)).isInstanceOf(Kill.class);
            Killed second = new Killed(Long.MAX_VALUE);
            String resumed = train(drawn, second, read(first.last), 2);
            assertThat(resumed).as("killed at call " + kill).isEqualTo(expected);
            List<EpochResult> epochs = new ArrayList<>(first.epochs);
            epochs.addAll(second.epochs);
            assertThat(epochs).isEqualTo(whole.epochs);
        }
    }

    private static String train(RandomNetwork drawn, Killed listener, @Nullable Checkpoint from, int threads) {
        int batch = Math.max(1, drawn.rows() / 3);
        try {
            TrainingResult result = new Trainer(threads, KernelFixtures.vector(), () -> 0)
                    .train(drawn.plan(batch, EPOCHS), drawn.examples(), drawn.examples(), listener, from);
            return result.stop() + " " + WeightsHash.sha256(result.parameters(), result.buffers());
        } catch (DivergedException e) {
            return "diverged in epoch " + e.epoch() + ", batch " + e.batch() + ": " + e.loss();
        }
    }

    @Test
    void aCutCheckpointIsRefused() {
        byte[] whole = some();
        for (int length = 0; length < whole.length; length += length < 300 ? 1 : 64) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut))
                    .as("%d bytes", length)
                    .hasCauseInstanceOf(CorruptCheckpointException.class);
        }
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] whole = some();
        Random random = new Random(5);
        for (int i = 0; i < 1_000; i++) {
            int bit = random.nextInt(8 * Math.min(whole.length, i < 500 ? 200 : Integer.MAX_VALUE / 8));
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> read(flipped))
                    .as("bit %d", bit)
                    .hasCauseInstanceOf(CorruptCheckpointException.class);
        }
    }

    @Test
    void aCheckpointOfAnotherNetworkIsRefused() {
        List<RandomNetwork> two =
                drawn().filter(CheckpointTest::isFinite).limit(2).toList();
        Checkpoint other = checkpoint(two.getFirst());
        assertThatThrownBy(() -> train(two.getLast(), new Killed(Long.MAX_VALUE), other, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another");
    }

    private static boolean isFinite(RandomNetwork drawn) {
        return !train(drawn, new Killed(Long.MAX_VALUE), null, 1).startsWith("diverged");
    }

    private static byte[] some() {
        return write(
                checkpoint(drawn().filter(CheckpointTest::isFinite).findFirst().orElseThrow()));
    }

    private static Checkpoint checkpoint(RandomNetwork drawn) {
        Killed listener = new Killed(3);
        assertThatThrownBy(() -> train(drawn, listener, null, 1)).isInstanceOf(Kill.class);
        return read(listener.last);
    }

    private static byte[] write(Checkpoint checkpoint) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CheckpointFormat.write(checkpoint, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Checkpoint read(byte[] bytes) {
        try {
            return CheckpointFormat.read(new ByteArrayInputStream(bytes), bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Kill extends RuntimeException {}

    /// Writes a checkpoint at every chance, and dies right after one of them.
    private static final class Killed implements TrainingListener {

        private final List<EpochResult> epochs = new ArrayList<>();
        private final long at;
        private long calls;
        private byte[] last = new byte[0];

        Killed(long at) {
            this.at = at;
        }

        private void keep(Supplier<Checkpoint> state) {
            last = write(state.get());
            if (++calls == at) {
                throw new Kill();
            }
        }

        @Override
        public void epoch(EpochResult result, Supplier<Checkpoint> state) {
            epochs.add(result);
            keep(state);
        }

        @Override
        public boolean stopRequested(int epoch, long step, long samples, Supplier<Checkpoint> state) {
            keep(state);
            return false;
        }
    }
}
