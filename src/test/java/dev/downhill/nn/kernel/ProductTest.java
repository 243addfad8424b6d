package dev.downhill.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Products in place and packed, by any team and any kernels: the same bits, which are those of one chain of fused
/// multiply-adds a value.
class ProductTest {

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(11);

    /// Around the borders of tiles, panels, blocks and slabs.
    @ParameterizedTest
    @CsvSource({
        "1,1,1",
        "1,40,3",
        "5,7,0",
        "12,32,256",
        "13,33,257",
        "11,31,255",
        "6,16,512",
        "25,70,513",
        "200,3,300",
        "193,257,40",
        "3,300,1030",
        "97,65,600",
        "4099,5,7",
        "5,4100,9",
        "300,530,11",
        "50,4100,515"
    })
    void everyWayGivesTheSameBits(int m, int n, int k) {
        for (boolean leftTransposed : new boolean[] {false, true}) {
            for (boolean rightTransposed : new boolean[] {false, true}) {
                for (Start start : Start.values()) {
                    compare(new Case(m, n, k, leftTransposed, rightTransposed, start));
                }
            }
        }
    }

    @Test
    void aPackedProductAllocatesNothingOnceItIsCompiled() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        float[] a = values(128 * 300);
        float[] b = values(300 * 130);
        float[] c = values(128 * 130);
        try (Team team = new Team(1)) {
            Product product = new Product(KernelFixtures.vector(), team, _ -> true);
            long begun = System.nanoTime();
            int quiet = 0;
            while (quiet < 100 && System.nanoTime() - begun < 60_000_000_000L) {
                long before = threads.getCurrentThreadAllocatedBytes();
                product.left(a, 0, 300, 1).right(b, 0, 130).into(c, 0, 128, 130, 300, false);
                product.left(a, 0, 1, 128).rightTransposed(b, 0, 300).into(c, 0, 128, 130, 300, true);
                quiet = threads.getCurrentThreadAllocatedBytes() == before ? quiet + 1 : 0;
            }
            assertThat(quiet).isEqualTo(100);
        }
    }

    @Test
    void largeSquaresArePackedAndSmallOnesAreNot() {
        ProductCosts costs = new ProductCosts(KernelFixtures.vector());
        ProductCosts scalar = new ProductCosts(KernelFixtures.scalar());

        assertThat(costs.favourPacking(operands(1_024, 1_024, 1_024))).isTrue();
        assertThat(costs.favourPacking(operands(32, 128, 784))).isFalse();
        assertThat(costs.favourPacking(operands(1, 4_096, 4_096))).isFalse();
        assertThat(costs.favourPacking(operands(512, 10, 512))).isFalse();
        assertThat(scalar.favourPacking(operands(1_024, 1_024, 1_024))).isFalse();
    }

    private static Operands operands(int m, int n, int k) {
        Operands operands = new Operands();
        operands.m = m;
        operands.n = n;
        operands.k = k;
        operands.aRow = k;
        operands.aStep = 1;
        operands.bStep = n;
        operands.bColumn = 1;
        return operands;
    }

    private enum Start {
        ZERO,
        ROW,
        ADD
    }

    private record Case(int m, int n, int k, boolean leftTransposed, boolean rightTransposed, Start start) {}

    private void compare(Case of) {
        float[] a = values(3 + of.m * of.k);
        float[] b = values(2 + of.k * of.n);
        float[] c = values(1 + of.m * of.n);
        float[] row = values(4 + of.n);
        float[] expected = expected(of, a, b, c, row);
        for (Kernels kernels : new Kernels[] {KernelFixtures.scalar(), KernelFixtures.vector()}) {
            for (int threads : new int[] {1, 3}) {
                try (Team team = new Team(threads)) {
                    assertThat(product(new Product(kernels, team, _ -> true), of, a, b, c, row))
                            .as("%s packed, %d threads, %s", of, threads, kernels.name())
                            .isEqualTo(expected);
                    assertThat(product(new Product(kernels, team, _ -> false), of, a, b, c, row))
                            .as("%s in place, %d threads, %s", of, threads, kernels.name())
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static float[] product(Product product, Case of, float[] a, float[] b, float[] c, float[] row) {
        float[] result = c.clone();
        product.left(a, 3, of.leftTransposed ? 1 : of.k, of.leftTransposed ? of.m : 1);
        if (of.rightTransposed) {
            product.rightTransposed(b, 2, of.k);
        } else {
            product.right(b, 2, of.n);
        }
        product.startingWith(of.start == Start.ROW ? row : null, 4)
                .into(result, 1, of.m, of.n, of.k, of.start == Start.ADD);
        return result;
    }

    private static float[] expected(Case of, float[] a, float[] b, float[] c, float[] row) {
        float[] result = c.clone();
        for (int i = 0; i < of.m; i++) {
            for (int j = 0; j < of.n; j++) {
                int at = 1 + i * of.n + j;
                float sum = of.start == Start.ADD ? c[at] : of.start == Start.ROW ? row[4 + j] : 0f;
                double exact = sum;
                for (int step = 0; step < of.k; step++) {
                    float left = a[3 + (of.leftTransposed ? step * of.m + i : i * of.k + step)];
                    float right = b[2 + (of.rightTransposed ? j * of.k + step : step * of.n + j)];
                    sum = Math.fma(left, right, sum);
                    exact += (double) left * right;
                }
                assertThat((double) sum).isCloseTo(exact, within(1e-5 * (of.k + 1)));
                result[at] = sum;
            }
        }
        return result;
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat(-1, 1);
        }
        return values;
    }
}
