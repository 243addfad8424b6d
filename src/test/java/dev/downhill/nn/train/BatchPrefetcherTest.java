package dev.downhill.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.nn.Network;
import dev.downhill.nn.Specs;
import dev.downhill.nn.kernel.KernelFixtures;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.tensor.Shape;
import dev.downhill.nn.train.BatchPrefetcher.Batches;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BatchPrefetcherTest {

    private static final int SIZE = 2_000;
    private static final int PASS_ROWS = 9;

    @Test
    void aShortLastBatchHasAsManyPassesAsItNeeds() {
        // Batches of 10 rows in passes of 4: 4, 4, 2 | 4, 4, 2 | 4, 1.
        Batches batches = new Batches(new int[25], 10, 4);

        assertThat(batches.count()).isEqualTo(8);
        assertThat(IntStream.range(0, 8).map(batches::first)).containsExactly(0, 4, 8, 10, 14, 18, 20, 24);
        assertThat(IntStream.range(0, 8).map(batches::rows)).containsExactly(4, 4, 2, 4, 4, 2, 4, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 200_000})
    void everyPassComesInOrderHoweverFastItIsReadAndTaken(long mostNanos) {
        Random chance = new Random(5);
        Network network = network();
        try (BatchPrefetcher rows = new BatchPrefetcher(network)) {
            for (int epoch = 0; epoch < 20; epoch++) {
                int[] order = chance.ints(0, 1_000).limit(100).toArray();
                Batches batches = new Batches(order, 20, PASS_ROWS);
                int from = chance.nextInt(5) * batches.passesOfABatch();
                rows.begin(new Numbered(mostNanos, -1), batches, from);
                for (int pass = from; pass < batches.count(); pass++) {
                    rows.next();
                    assertHolds(network, batches, pass);
                    LockSupport.parkNanos(mostNanos == 0 ? 0 : chance.nextLong(mostNanos));
                }
            }
        }
    }

    private static void assertHolds(Network network, Batches batches, int pass) {
        for (int row = 0; row < batches.rows(pass); row++) {
            float number = batches.order()[batches.first(pass) + row];
            assertThat(network.inputs()[row * SIZE]).isEqualTo(number);
            assertThat(network.inputs()[(row + 1) * SIZE - 1]).isEqualTo(number);
            assertThat(network.targets()[row]).isEqualTo(number);
        }
    }

    @Test
    void rowsThatCannotBeReadEndTheTraining() {
        Batches batches = new Batches(IntStream.range(0, 1_000).toArray(), PASS_ROWS, PASS_ROWS);
        try (BatchPrefetcher rows = new BatchPrefetcher(network())) {
            rows.begin(new Numbered(1_000, 600), batches, 0);

            assertThatThrownBy(() -> {
                        for (int pass = 0; pass < batches.count(); pass++) {
                            rows.next();
                        }
                    })
                    .hasStackTraceContaining("row 600 is gone");
        }
    }

    @Test
    void nothingIsReadAfterTheEnd() {
        BatchPrefetcher rows = new BatchPrefetcher(network());
        rows.begin(
                new Numbered(100_000, -1), new Batches(IntStream.range(0, 500).toArray(), PASS_ROWS, PASS_ROWS), 0);
        rows.next();

        rows.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("downhill-reader"));
    }

    private static Network network() {
        return Network.compile(
                Specs.network(),
                Shape.of(SIZE),
                new Head(2, Link.SOFTMAX),
                PASS_ROWS,
                true,
                1,
                KernelFixtures.vector(),
                new Team(1));
    }

    /// Rows that hold their own number, each read in its own time, but for one that is gone.
    private record Numbered(long mostNanos, int gone) implements Examples {

        @Override
        public int rows() {
            return 1_000;
        }

        @Override
        public void read(int row, float[] inputs, int inputOffset, float[] targets, int targetOffset) {
            if (row == gone) {
                throw new IllegalStateException("row " + row + " is gone");
            }
            Arrays.fill(inputs, inputOffset, inputOffset + SIZE, row);
            targets[targetOffset] = row;
            LockSupport.parkNanos(row * mostNanos / 1_000 / PASS_ROWS);
        }
    }
}
