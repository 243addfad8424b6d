package dev.downhill.nn.kernel;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Detects that C2, the optimizing compiler of the JVM, is switched off. Vector instructions depend on it: without it
/// every vector is an object on the heap, and plain code is faster.
final class OptimizingCompiler {

    private static final String INTERPRETER = "-Xint";
    private static final String LEVEL = "-XX:TieredStopAtLevel=";
    private static final String LEVELS_WITHOUT_C2 = "[0-3]";
    private static final String MODE_WITHOUT_C2 = "-XX:CompilationMode=quick-only";

    private OptimizingCompiler() {}

    /// The option of this JVM that switches C2 off; null if there is none.
    static @Nullable String switchedOffBy() {
        return switchedOffBy(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /// @param options of the java command, of which the last one counts
    static @Nullable String switchedOffBy(List<String> options) {
        String found = null;
        for (String option : options) {
            if (option.equals(INTERPRETER) || option.startsWith(MODE_WITHOUT_C2)) {
                return option;
            }
            if (option.startsWith(LEVEL)) {
                found = option.substring(LEVEL.length()).matches(LEVELS_WITHOUT_C2) ? option : null;
            }
        }
        return found;
    }
}
