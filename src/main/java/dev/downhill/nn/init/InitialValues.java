package dev.downhill.nn.init;

import dev.downhill.nn.spec.Initializer;
import java.util.Arrays;

/// Fills a layer's weights, see {@link Initializer}.
public final class InitialValues {

    private InitialValues() {}

    /// @param key of a sequence for {@link Purpose#INITIAL_VALUES}
    /// @param fanIn inputs that one output sums over
    /// @param fanOut outputs that one input reaches
    public static void fill(
            Initializer initializer, long key, float[] values, int from, int count, int fanIn, int fanOut) {
        switch (initializer) {
            case GLOROT_UNIFORM -> uniform(Math.sqrt(6.0 / ((double) fanIn + fanOut)), key, values, from, count);
            case GLOROT_NORMAL -> normal(Math.sqrt(2.0 / ((double) fanIn + fanOut)), key, values, from, count);
            case HE_UNIFORM -> uniform(Math.sqrt(6.0 / fanIn), key, values, from, count);
            case HE_NORMAL -> normal(Math.sqrt(2.0 / fanIn), key, values, from, count);
            case ZEROS -> Arrays.fill(values, from, from + count, 0f);
        }
    }

    private static void uniform(double limit, long key, float[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            values[from + i] = (float) (limit * (2 * Randomness.uniform(key, i) - 1));
        }
    }

    private static void normal(double deviation, long key, float[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            values[from + i] = (float) (deviation * Randomness.normal(key, i));
        }
    }
}
