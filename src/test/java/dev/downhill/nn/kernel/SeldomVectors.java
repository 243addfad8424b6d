package dev.downhill.nn.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Objects;

/// Calls a kernel function with ranges that seldom fill a vector, long enough for the compiler to make up its mind, and
/// then with ranges that always do. Prints the bytes that a thousand of the latter allocate, in the best of some
/// rounds.
final class SeldomVectors {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SHORT_CALLS = 400_000;
    private static final int ONE_FULL_IN = 50;
    private static final int CALLS = 1_000;
    private static final long MOST_NANOS = 20_000_000_000L;

    private SeldomVectors() {}

    public static void main(String[] arguments) {
        Kernels kernels = new VectorKernels();
        FunctionsTest.Function function = Objects.requireNonNull(FunctionsTest.FUNCTIONS.get(arguments[0]));
        float[] x = new float[64];
        float[] other = new float[64];
        for (int call = 0; call < SHORT_CALLS; call++) {
            call(kernels, function, x, other, call % ONE_FULL_IN == 0 ? 16 : 3);
        }
        long least = Long.MAX_VALUE;
        long begun = System.nanoTime();
        while (least > 0 && System.nanoTime() - begun < MOST_NANOS) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < CALLS; call++) {
                call(kernels, function, x, other, 64);
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        System.out.println(least);
    }

    private static void call(Kernels kernels, FunctionsTest.Function function, float[] x, float[] other, int length) {
        Arrays.fill(x, 0, length, 0.5f);
        function.apply(kernels, x, other, 0, length);
    }
}
