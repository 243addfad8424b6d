package dev.downhill.nn.kernel;

/// The elementary functions of the engine, as fixed sequences of exact float operations: the platform's own
/// differ between machines in the last bit, and these must not. {@link Lanes} repeats them lane by lane.
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

    /// `ln(1 + u) = s (2 + s^2 G(s^2))`, `s = u / (2 + u)`, on `0 <= u <= 1`: a minimax fit, off by 2 in 10^8
    /// at most.
    static final float G0 = 2.8028333e-1f;

    static final float G1 = 2.799881e-1f;
    static final float G2 = 4.0021685e-1f;
    static final float G3 = 6.666641e-1f;

    /// The tail of the normal distribution, `Phi(-x) = exp(-x^2 / 2) t W(t)`, `t = 1 / (1 + 0.3 x)`, on `x >=
    /// 0`: the form of Hastings 1955 with coefficients of our own, off by 1.5 in 10^7 of its value at most.
    static final float TAIL = 3.0e-1f;

    static final float W0 = 3.593167e-2f;
    static final float W1 = -1.5827572e-1f;
    static final float W2 = 2.0820612e-1f;
    static final float W3 = -5.5393394e-2f;
    static final float W4 = 1.2946896e-1f;
    static final float W5 = 9.963757e-2f;
    static final float W6 = 1.2079835e-1f;
    static final float W7 = 1.1962639e-1f;

    /// `1 / sqrt(2 pi)`
    static final float BELL = 3.989423e-1f;

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

    /// `e^x - 1` for `x <= 0`, with all its digits near 0.
    static float expm1(float x) {
        float inRange = Math.max(x, EXP_MIN);
        float n = Math.fma(inRange, LOG2_E, ROUND) - ROUND;
        float r = Math.fma(n, -LN2_HIGH, inRange);
        r = Math.fma(n, -LN2_LOW, r);
        float p = E0;
        p = Math.fma(p, r, E1);
        p = Math.fma(p, r, E2);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, E4);
        p = Math.fma(p, r, E5);
        float power = powerOfTwo((int) n);
        return Math.fma(power, Math.fma(p, r * r, r), power - 1f);
    }

    /// `x` where positive, else `e^x - 1`.
    static float elu(float x) {
        return x > 0f ? x : expm1(Math.min(x, 0f));
    }

    /// `ln(1 + e^x)`, as `max(x, 0) + ln(1 + e^-|x|)`: nothing overflows, and far below 0 it keeps its
    /// digits.
    static float softplus(float x) {
        float power = exp(-Math.abs(x));
        float s = power / (power + 2f);
        float square = s * s;
        float g = G0;
        g = Math.fma(g, square, G1);
        g = Math.fma(g, square, G2);
        g = Math.fma(g, square, G3);
        return Math.max(x, 0f) + Math.fma(g * square, s, s + s);
    }

    /// The derivative of {@link #softplus} from its value: `1 - e^-y`.
    static float softplusSlope(float y) {
        return -expm1(-y);
    }

    /// The derivative of `x s`, `s` being {@link #sigmoid} of `x`: `s (1 + x (1 - s))`.
    static float siluSlope(float x, float s) {
        return s * Math.fma(x, 1f - s, 1f);
    }

    /// `e^(-x^2 / 2)`
    static float bell(float x) {
        return exp(-0.5f * (x * x));
    }

    /// The normal distribution `Phi(x)`.
    ///
    /// @param bell {@link #bell} of `x`
    static float normal(float x, float bell) {
        float t = 1f / Math.fma(TAIL, Math.abs(x), 1f);
        float w = W0;
        w = Math.fma(w, t, W1);
        w = Math.fma(w, t, W2);
        w = Math.fma(w, t, W3);
        w = Math.fma(w, t, W4);
        w = Math.fma(w, t, W5);
        w = Math.fma(w, t, W6);
        w = Math.fma(w, t, W7);
        float tail = bell * (t * w);
        return x > 0f ? 1f - tail : tail;
    }

    /// The derivative of `x Phi(x)`: `Phi(x) + x phi(x)`.
    static float geluSlope(float x, float bell, float normal) {
        return Math.fma(x * BELL, bell, normal);
    }

    private static float powerOfTwo(int exponent) {
        return Float.intBitsToFloat((exponent + 127) << 23);
    }
}
