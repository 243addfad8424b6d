package dev.downhill.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Products and maxima channel by channel: the vector kernels against the scalar ones, to the bit, around
/// every border of vectors and tiles.
class LanesTest {

    private static final int LANES = NarrowTiles.WIDTH;
    private static final int[] ROWS = {1, 2, 3, 4, 5, 7, 8, 9, 12, 17};
    private static final int[] STEPS = {1, 2, 4, 9};
    private static final int INNER = 3;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(11);

    static int[] columns() {
        return new int[] {1, 3, LANES - 1, LANES, LANES + 1, 2 * LANES + 1, 4 * LANES};
    }

    /// @param n columns
    @ParameterizedTest
    @MethodSource("columns")
    void productsAreTheSameBits(int n) {
        for (int m : ROWS) {
            for (int k : STEPS) {
                for (int room : new int[] {0, Multiplication.MAX_LANES}) {
                    compareProducts(m, n, k, room);
                }
            }
        }
    }

    /// @param room values behind the last one
    private void compareProducts(int m, int n, int k, int room) {
        float[] a = values((m + 2 * k) * n + room);
        float[] b = values(k * n + room);
        float[] row = values(n + room);
        for (int kind = 0; kind < 3; kind++) {
            float[] one = values(m * n + room);
            float[] other = one.clone();
            float[] before = one.clone();
            KernelFixtures.scalar().multiplyLanes(product(a, b, row, one, n, kind), m, n, k);
            KernelFixtures.vector().multiplyLanes(product(a, b, row, other, n, kind), m, n, k);
            assertThat(other)
                    .as("%d × %d × %d, kind %d, room %d", m, n, k, kind, room)
                    .isEqualTo(one);
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = kind == 0 ? 0 : kind == 1 ? before[i * n + j] : row[j];
                    for (int step = 0; step < k; step++) {
                        sum += (double) a[(i + step + step / INNER) * n + j] * b[step * n + j];
                    }
                    assertThat((double) one[i * n + j]).isEqualTo(sum, within(1e-5));
                }
            }
        }
    }

    private static Multiplication product(float[] a, float[] b, float[] row, float[] c, int n, int kind) {
        Multiplication job =
                new Multiplication().window(a, 0, n, n, INNER, n).right(b, 0, n).into(c, 0, n);
        return switch (kind) {
            case 0 -> job;
            case 1 -> job.adding();
            default -> job.startingWith(row, 0);
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void maximaAndTheirPlacesAreTheSame(boolean withOddValues) {
        for (int n : columns()) {
            for (int m : ROWS) {
                for (int k : STEPS) {
                    compareMaxima(m, n, k, withOddValues);
                }
            }
        }
    }

    private void compareMaxima(int m, int n, int k, boolean withOddValues) {
        float[] a = values((m + 2 * k) * n);
        if (withOddValues) {
            float[] odd = {Float.NaN, 0f, -0f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
            for (int i = 0; i < a.length; i++) {
                a[i] = odd[random.nextInt(odd.length)];
            }
        }
        float[] one = new float[m * n];
        float[] other = new float[m * n];
        float[] alone = new float[m * n];
        int[] oneWinners = new int[m * n];
        int[] otherWinners = new int[m * n];
        KernelFixtures.scalar().largest(maximum(a, one, n), oneWinners, m, n, k);
        KernelFixtures.vector().largest(maximum(a, other, n), otherWinners, m, n, k);
        KernelFixtures.vector().largest(maximum(a, alone, n), new int[0], m, n, k);
        assertThat(other).as("%d × %d × %d", m, n, k).isEqualTo(one);
        assertThat(alone).as("%d × %d × %d", m, n, k).isEqualTo(one);
        assertThat(otherWinners).as("%d × %d × %d", m, n, k).isEqualTo(oneWinners);
        for (int i = 0; i < one.length; i++) {
            assertThat(one[i]).isEqualTo((Object) a[oneWinners[i]]);
            for (int step = 0; step < k; step++) {
                float candidate = a[(i / n + step + step / INNER) * n + i % n];
                assertThat(candidate > one[i]).isFalse();
            }
        }
    }

    private static Multiplication maximum(float[] a, float[] c, int n) {
        return new Multiplication().window(a, 0, n, n, INNER, n).into(c, 0, n);
    }

    @Test
    void sumsAreTheSameBitsAndRight() {
        float[] x = values(200);
        x[17] = -0f;
        for (int from : new int[] {0, 1, 5}) {
            for (int to = from; to < x.length; to++) {
                float one = KernelFixtures.scalar().sum(x, from, to);
                double truth = 0;
                for (int i = from; i < to; i++) {
                    truth += x[i];
                }
                assertThat(KernelFixtures.vector().sum(x, from, to))
                        .as("%d to %d", from, to)
                        .isEqualTo((Object) one);
                assertThat((double) one).isEqualTo(truth, within(1e-5));
            }
        }
        float[] allInOneTree = new float[16];
        allInOneTree[0] = 1e8f;
        allInOneTree[8] = -1e8f;
        allInOneTree[1] = 1;
        assertThat(KernelFixtures.scalar().sum(allInOneTree, 0, 16)).isEqualTo(1f);
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat(-1, 1);
        }
        return values;
    }
}
