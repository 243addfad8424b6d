package dev.downhill.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// The vector kernels against the scalar ones, to the bit, and both against double.
class KernelsTest {

    private final Kernels scalar = KernelFixtures.scalar();
    private final Kernels vector = KernelFixtures.vector();
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);

    @Test
    void productsAreTheSameBitsAroundEveryTileBorder() {
        int lanes = NarrowTiles.WIDTH;
        int[] columns = {1, 2, lanes - 1, lanes, lanes + 1, 2 * lanes, 2 * lanes + 1, 4 * lanes - 1, 4 * lanes + 1};
        for (int n : columns) {
            for (int m : new int[] {1, 3, 4, 5, 11, 12, 13, 29}) {
                for (int k : new int[] {1, 2, 7, 33}) {
                    compareProducts(m, n, k, false);
                    compareProducts(m, n, k, true);
                }
            }
        }
    }

    @Test
    void anEmptyInnerIndexYieldsZeros() {
        float[] c = {3, 3};
        Multiplication job = new Multiplication()
                .left(new float[1], 0, 1, 1)
                .right(new float[2], 0, 2)
                .into(c, 0, 2);
        vector.multiply(job, 1, 2, 0);

        assertThat(c).containsExactly(0, 0);
    }

    @Test
    void theChoiceNamesTheRemedyWhereTheModuleIsMissing() {
        assertThat(KernelChoice.choose("", false, null).reason()).contains("--add-modules jdk.incubator.vector");
        assertThat(KernelChoice.choose("", false, null).kernels().name()).isEqualTo("scalar");
        assertThat(KernelChoice.choose("scalar", true, null).kernels().name()).isEqualTo("scalar");
        assertThat(KernelChoice.choose("", true, null).kernels().name()).startsWith("vector");
        assertThat(KernelChoice.best().kernels().name())
                .as("tests run with the module")
                .startsWith("vector");
    }

    @Test
    void theChoiceNamesTheOptionThatSwitchesTheOptimizingCompilerOff() {
        KernelChoice choice = KernelChoice.choose("", true, "-XX:TieredStopAtLevel=1");

        assertThat(choice.kernels().name()).isEqualTo("scalar");
        assertThat(choice.reason()).contains("-XX:TieredStopAtLevel=1", "C2", "Remove", "IDE");
        assertThat(OptimizingCompiler.switchedOffBy(List.of("-XX:TieredStopAtLevel=1", "-XX:TieredStopAtLevel=4")))
                .isNull();
    }

    private void compareProducts(int m, int n, int k, boolean add) {
        int aRow = k + 3;
        int bRow = n + 5;
        int cRow = n + 2;
        float[] a = values(2 + m * aRow);
        float[] b = values(1 + k * bRow);
        float[] c = values(3 + m * cRow);
        float[] one = c.clone();
        float[] other = c.clone();
        multiply(scalar, m, n, k, a, b, one, add);
        multiply(vector, m, n, k, a, b, other, add);
        assertThat(other).as("%dx%dx%d, add %s", m, n, k, add).isEqualTo(one);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = add ? c[3 + i * cRow + j] : 0;
                for (int step = 0; step < k; step++) {
                    sum += (double) a[2 + i * aRow + step] * b[1 + step * bRow + j];
                }
                assertThat((double) one[3 + i * cRow + j]).isCloseTo(sum, within(1e-5 * (k + 1)));
            }
        }
    }

    private static void multiply(Kernels kernels, int m, int n, int k, float[] a, float[] b, float[] c, boolean add) {
        Multiplication job =
                new Multiplication().left(a, 2, k + 3, 1).right(b, 1, n + 5).into(c, 3, n + 2);
        if (add) {
            job.adding();
        }
        kernels.multiply(job, m, n, k);
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat(-1, 1);
        }
        return values;
    }
}
