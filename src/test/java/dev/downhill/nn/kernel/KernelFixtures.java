package dev.downhill.nn.kernel;

/// Both kinds of kernels for tests; the vector kind fails where the module is missing, rather than being skipped.
public final class KernelFixtures {

    private KernelFixtures() {}

    public static Kernels scalar() {
        return new ScalarKernels();
    }

    public static Kernels vector() {
        return new VectorKernels();
    }
}
