package dev.downhill.nn.init;

import dev.downhill.nn.spec.Initializer;
import java.util.Arrays;

/// Fills a layer's weights, see {@link Initializer}.
public final class InitialValues {

    private InitialValues() {}

    /// Fills `[fanIn, outputs]` weights from `from` on.
    ///
    /// @param key of a sequence for {@link Purpose#INITIAL_VALUES}
    /// @param outputs units, filters or channels: the length of the innermost dimension
    /// @param fanIn inputs that one output sums over
    /// @param fanOut outputs that one input reaches
    public static void fill(
            Initializer initializer, long key, float[] values, int from, int outputs, int fanIn, int fanOut) {
        int count = fanIn * outputs;
        switch (initializer) {
            case Initializer.Scaled.GLOROT_UNIFORM ->
                symmetric(Math.sqrt(6.0 / ((double) fanIn + fanOut)), key, values, from, count);
            case Initializer.Scaled.GLOROT_NORMAL ->
                normal(Math.sqrt(2.0 / ((double) fanIn + fanOut)), key, values, from, count);
            case Initializer.Scaled.HE_UNIFORM -> symmetric(Math.sqrt(6.0 / fanIn), key, values, from, count);
            case Initializer.Scaled.HE_NORMAL -> normal(Math.sqrt(2.0 / fanIn), key, values, from, count);
            case Initializer.Scaled.LECUN_NORMAL -> normal(Math.sqrt(1.0 / fanIn), key, values, from, count);
            case Initializer.Scaled.ORTHOGONAL -> Orthogonal.fill(key, values, from, fanIn, outputs);
            case Initializer.Scaled.ZEROS -> Arrays.fill(values, from, from + count, 0f);
            case Initializer.Normal normal -> normal(normal.stddev(), key, values, from, count);
            case Initializer.Uniform uniform -> uniform(uniform.minval(), uniform.maxval(), key, values, from, count);
            case Initializer.Constant constant -> Arrays.fill(values, from, from + count, (float) constant.value());
        }
    }

    private static void symmetric(double limit, long key, float[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            values[from + i] = (float) (limit * (2 * Randomness.uniform(key, i) - 1));
        }
    }

    private static void uniform(double min, double max, long key, float[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            double share = Randomness.uniform(key, i);
            values[from + i] = (float) (min * (1 - share) + max * share);
        }
    }

    private static void normal(double deviation, long key, float[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            values[from + i] = (float) (deviation * Randomness.normal(key, i));
        }
    }
}
