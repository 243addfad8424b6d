package dev.downhill.benchmark;

import dev.downhill.nn.kernel.KernelChoice;
import dev.downhill.nn.kernel.Kernels;
import dev.downhill.nn.kernel.Multiplication;
import dev.downhill.nn.kernel.Product;
import dev.downhill.nn.kernel.Team;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/// Compares matrix products with what the same processor does in its registers and in its first caches, in turn, so
/// that the comparison holds on any processor. Prints GFLOP/s for one thread and for two, and whether these hold:
///
/// * each size has at least 0.85 of the tile in cache,
/// * n = 1024, whose rows fall into few cache sets, has at least 0.95 of n = 1000,
/// * the tile in cache has at least 0.75 of the peak of {@link Peak}.
///
/// Figures are medians of the rounds, ratios medians of the ratios within a round. One thread is measured in its
/// processor time, in which other processes do not count; two are measured in elapsed time, which needs an idle
/// machine. Ends with exit code 1 if a condition does not hold. `-Dbench.rounds` (9) sets the number of rounds.
public final class ProductCheck {

    private static final int[] SIZES = {512, 1_000, 1_024, 2_048, 4_096};
    private static final String PEAK = "peak in registers";
    private static final String TILE = "tile in cache, 96×64×192";
    private static final double LEAST_OF_TILE = 0.85;
    private static final double LEAST_OF_1000 = 0.95;
    private static final double LEAST_OF_PEAK = 0.75;

    /// A round measures each for so long at least.
    private static final long NANOS = 60_000_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Kernels kernels = KernelChoice.best().kernels();
    private final Random random = new Random(1);
    private final Team team;
    private final Map<String, Measured> measured = new LinkedHashMap<>();

    private ProductCheck(int threads) {
        team = new Team(threads);
        measured.put(PEAK, new Measured(Peak.OPERATIONS * threads, new Peak(team)));
        measured.put(TILE, new Measured(Tile.OPERATIONS * threads, new Tile()));
        for (int n : SIZES) {
            measured.put(name(n), new Measured(2.0 * n * n * n, square(n)));
        }
    }

    public static void main(String[] arguments) {
        boolean holds = true;
        System.out.println(Machine.describe());
        for (int threads = 1; threads <= 2; threads++) {
            holds &= new ProductCheck(threads).check(threads);
        }
        System.exit(holds ? 0 : 1);
    }

    private boolean check(int threads) {
        int rounds = Integer.getInteger("bench.rounds", 9);
        for (int round = -2; round < rounds; round++) {
            for (Measured each : measured.values()) {
                each.measure(round >= 0);
            }
        }
        team.close();
        System.out.printf(Locale.ROOT, "%n%d thread(s), median of %d rounds%n", threads, rounds);
        measured.forEach((name, each) -> System.out.printf(
                Locale.ROOT, "  %-26s %5.0f GFLOP/s, best %5.0f%n", name, Medians.of(each.figures), each.best()));
        boolean holds = atLeast(LEAST_OF_PEAK, TILE, PEAK) & atLeast(LEAST_OF_1000, name(1_024), name(1_000));
        for (int n : SIZES) {
            holds &= atLeast(LEAST_OF_TILE, name(n), TILE);
        }
        return holds;
    }

    private boolean atLeast(double least, String name, String other) {
        double ratio = Medians.of(IntStream.range(0, figures(name).size())
                .mapToObj(round -> figures(name).get(round) / figures(other).get(round))
                .toList());
        System.out.printf(
                Locale.ROOT,
                "  %s %s ÷ %s = %.2f, wanted %.2f%n",
                ratio >= least ? "holds:" : "FAILS:",
                name,
                other,
                ratio,
                least);
        return ratio >= least;
    }

    private List<Double> figures(String name) {
        return Objects.requireNonNull(measured.get(name)).figures;
    }

    private static String name(int n) {
        return "n = " + n;
    }

    private Runnable square(int n) {
        Product product = new Product(kernels, team);
        float[] a = values(n * n);
        float[] b = values(n * n);
        float[] c = values(n * n);
        return () -> product.left(a, 0, n, 1).right(b, 0, n).into(c, 0, n, n, n, false);
    }

    private float[] values(int count) {
        float[] values = new float[count + Multiplication.MAX_LANES];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    /// The kernel on panels of A and B that lie in the caches nearest to the core, one set for each thread.
    private final class Tile implements Runnable {

        /// Multiples of any panel's size.
        static final int ROWS = 96;
        static final int COLUMNS = 64;
        static final int STEPS = 192;

        private static final int REPEATS = 40;

        /// Of one thread.
        static final double OPERATIONS = 2.0 * ROWS * COLUMNS * STEPS * REPEATS;

        private final int height = kernels.panelRows();
        private final int width = kernels.panelColumns();
        private final int depth = kernels.panelDepth();
        private final Team.Work work = this::multiply;
        private final float[][] a = team.scratch(float[][]::new, () -> values(ROWS * depth));
        private final float[][] b = team.scratch(float[][]::new, () -> values(COLUMNS * depth));
        private final float[][] c = team.scratch(float[][]::new, () -> values(ROWS * COLUMNS));
        private final Multiplication[] jobs = team.scratch(Multiplication[]::new, Multiplication::new);

        @Override
        public void run() {
            team.run(team.size(), work);
        }

        private void multiply(int task, int member) {
            Multiplication job = jobs[task];
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                for (int j = 0; j < COLUMNS; j += width) {
                    for (int i = 0; i < ROWS; i += height) {
                        job.left(a[task], i * depth, depth, 1).right(b[task], j * depth, width);
                        job.into(c[task], i * COLUMNS + j, COLUMNS);
                        kernels.multiplyPanels(job, height, width, STEPS);
                    }
                }
            }
        }
    }

    /// Something measured again and again.
    private final class Measured {

        private final double operations;
        private final Runnable work;
        private final List<Double> figures = new ArrayList<>();

        Measured(double operations, Runnable work) {
            this.operations = operations;
            this.work = work;
        }

        void measure(boolean counts) {
            long begun = nanoTime();
            int times = 0;
            long nanos;
            do {
                work.run();
                times++;
                nanos = nanoTime() - begun;
            } while (nanos < NANOS);
            if (counts) {
                figures.add(operations * times / nanos);
            }
        }

        private long nanoTime() {
            return team.size() == 1 ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
        }

        double best() {
            return figures.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        }
    }
}
