package dev.downhill.nn.kernel;

/// The elementary functions of the engine, as fixed sequences of exact float operations: the platform's own
/// differ
/// between machines in the last bit, and these must not. The vector kernels repeat them lane by lane.
final class Elementary {

    /// Beyond these, `exp` is infinite or below the smallest normal float, which counts as 0.
    static final float EXP_MAX = 8.872283e1f;

    static final float EXP_MIN = -8.733655e1f;

    static final float LOG2_E = 1.442695f;

    /// `ln 2` in two parts (Cody and Waite): the first has few bits, so that its product with an exponent is
    /// exact.
    static final float LN2_HIGH = 6.933594e-1f;

    static final float LN2_LOW = -2.1219444e-4f;

    /// Adding and subtracting it rounds to the nearest whole number.
    static final float ROUND = 1.2582912e7f;

    /// `exp(r) = 1 + r + r^2 P(r)` on `|r| <= ln 2 / 2`, highest power first (Cephes, `expf`).
    static final float E0 = 1.9875691e-4f;

    static final float E1 = 1.3981999e-3f;
    static final float E2 = 8.333452e-3f;
    static final float E3 = 4.1665796e-2f;
    static final float E4 = 1.6666666e-1f;
    static final float E5 = 5.0e-1f;

    /// Beyond it `tanh` is 1 in float.
    static final float TANH_MAX = 9.0f;

    /// Below it, `tanh(x) = x + x^3 Q(x^2)` (Cephes, `tanhf`), where the exponential form would lose digits.
    static final float TANH_SMALL = 6.25e-1f;

    static final float T0 = -5.7049887e-3f;
    static final float T1 = 2.0639088e-2f;
    static final float T2 = -5.3739715e-2f;
    static final float T3 = 1.3331442e-1f;
    static final float T4 = -3.333328e-1f;

    private Elementary() {}

    /// `e^x` within 2 units in the last place; NaN stays NaN.
    static float exp(float x) {
        float n = Math.fma(x, LOG2_E, ROUND) - ROUND;
        float r = Math.fma(n, -LN2_HIGH, x);
        r = Math.fma(n, -LN2_LOW, r);
        float p = E0;
        p = Math.fma(p, r, E1);
        p = Math.fma(p, r, E2);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, E4);
        p = Math.fma(p, r, E5);
        float y = Math.fma(p, r * r, r) + 1f;
        // Two factors, because 2^n alone overflows at the upper end.
        int whole = (int) n;
        int half = whole >> 1;
        y = y * powerOfTwo(half) * powerOfTwo(whole - half);
        if (x > EXP_MAX) {
            y = Float.POSITIVE_INFINITY;
        }
        if (x < EXP_MIN) {
            y = 0.0f;
        }
        return y;
    }

    /// `1 / (1 + e^-x)`.
    static float sigmoid(float x) {
        return 1f / (1f + exp(-x));
    }

    /// `tanh x`, odd to the bit.
    static float tanh(float x) {
        float size = Math.abs(x);
        float square = x * x;
        float p = T0;
        p = Math.fma(p, square, T1);
        p = Math.fma(p, square, T2);
        p = Math.fma(p, square, T3);
        p = Math.fma(p, square, T4);
        float small = Math.fma(p * square, x, x);
        float large = 1f - 2f / (exp(2f * Math.min(size, TANH_MAX)) + 1f);
        return size < TANH_SMALL ? small : Math.copySign(large, x);
    }

    private static float powerOfTwo(int exponent) {
        return Float.intBitsToFloat((exponent + 127) << 23);
    }
}
