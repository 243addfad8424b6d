package dev.downhill.nn.kernel;

import org.jspecify.annotations.Nullable;

/// Chooses the kernels once, by what this Java runtime can do, and says why.
///
/// @param kernels what every network of this process runs on
/// @param reason one sentence for the log: the choice, and where something is lost, the remedy
public record KernelChoice(Kernels kernels, String reason) {

    /// Set to `scalar`, it turns the vector kernels off.
    public static final String PROPERTY = "downhill.kernels";

    private static final String MODULE = "jdk.incubator.vector";

    private static final KernelChoice BEST = choose(
            System.getProperty(PROPERTY, ""),
            ModuleLayer.boot().findModule(MODULE).isPresent(),
            OptimizingCompiler.switchedOffBy());

    /// The choice of this process.
    public static KernelChoice best() {
        return BEST;
    }

    /// @param wish value of the property
    /// @param withoutC2 the option that switches the optimizing compiler off, or null
    static KernelChoice choose(String wish, boolean moduleIsPresent, @Nullable String withoutC2) {
        if (wish.equals("scalar")) {
            return new KernelChoice(
                    new ScalarKernels(), "Scalar kernels, because " + PROPERTY + "=scalar asks for them.");
        }
        if (!moduleIsPresent) {
            return new KernelChoice(
                    new ScalarKernels(),
                    "Scalar kernels: the module " + MODULE + " is missing, and training is several times slower. "
                            + "Add --add-modules " + MODULE + " to the java command or to JDK_JAVA_OPTIONS.");
        }
        if (withoutC2 != null) {
            return new KernelChoice(
                    new ScalarKernels(),
                    "Scalar kernels: " + withoutC2 + " switches the JVM's optimizing compiler C2 off, and training is "
                            + "many times slower. Remove the option from the java command or from JDK_JAVA_OPTIONS; "
                            + "an IDE adds it when it optimizes the launch, which can be disabled in its run "
                            + "configuration.");
        }
        Kernels vector = new VectorKernels();
        return new KernelChoice(vector, "Kernels: " + vector.name() + ", the widest this processor offers.");
    }
}
