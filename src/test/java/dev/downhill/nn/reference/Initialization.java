package dev.downhill.nn.reference;

import dev.downhill.nn.spec.Initializer;

/// The spread of initial weights, chosen so that signals neither vanish nor grow from layer to layer.
public final class Initialization {

    private Initialization() {}

    /// The standard deviation of the distribution that weights `[fanIn, outputs]` are drawn from; its mean is
    /// 0. A uniform one on `[-l, l]` has `l / sqrt(3)`. Orthonormal vectors have length 1, so that their
    /// values have a mean square of one over the number of values.
    ///
    /// @param outputs units or filters
    /// @param fanIn inputs that one output sums over: `inputs`, or `height * width * channels` of a kernel
    /// @param fanOut outputs that one input reaches: `units`, or `height * width * filters` of a kernel
    public static double deviation(Initializer.Scaled initializer, int outputs, int fanIn, int fanOut) {
        return switch (initializer) {
            case GLOROT_UNIFORM, GLOROT_NORMAL -> Math.sqrt(2.0 / (fanIn + fanOut));
            case HE_UNIFORM, HE_NORMAL -> Math.sqrt(2.0 / fanIn);
            case LECUN_NORMAL -> Math.sqrt(1.0 / fanIn);
            case ORTHOGONAL -> Math.sqrt(1.0 / Math.max(fanIn, outputs));
            case ZEROS -> 0;
        };
    }

    /// No weight lies further out; infinite where the distribution is normal.
    public static double limit(Initializer.Scaled initializer, int outputs, int fanIn, int fanOut) {
        return switch (initializer) {
            case GLOROT_UNIFORM, HE_UNIFORM -> Math.sqrt(3) * deviation(initializer, outputs, fanIn, fanOut);
            case GLOROT_NORMAL, HE_NORMAL, LECUN_NORMAL -> Double.POSITIVE_INFINITY;
            case ORTHOGONAL -> 1;
            case ZEROS -> 0;
        };
    }
}
