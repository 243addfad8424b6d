package dev.downhill.nn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The functions of {@link Elementary} in each lane of a vector: the same operations in the same order.
///
/// Constants are whole vectors, made once: a function that broadcast each of them anew would be so much code that the
/// compiler stops inlining in the midst of it, and then every vector it passes on is an object.
final class Lanes {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    static final FloatVector ZERO = all(0f);
    static final FloatVector ONE = all(1f);
    private static final FloatVector TWO = all(2f);
    private static final FloatVector MINUS_HALF = all(-0.5f);
    private static final FloatVector INFINITY = all(Float.POSITIVE_INFINITY);
    private static final IntVector BIAS = IntVector.broadcast(IntVector.SPECIES_PREFERRED, 127);
    private static final FloatVector ROUND = all(Elementary.ROUND);
    private static final FloatVector LOG2_E = all(Elementary.LOG2_E);
    private static final FloatVector MINUS_LN2_LOW = all(-Elementary.LN2_LOW);
    private static final FloatVector MINUS_LN2_HIGH = all(-Elementary.LN2_HIGH);
    private static final FloatVector E0 = all(Elementary.E0);
    private static final FloatVector E1 = all(Elementary.E1);
    private static final FloatVector E2 = all(Elementary.E2);
    private static final FloatVector E3 = all(Elementary.E3);
    private static final FloatVector E4 = all(Elementary.E4);
    private static final FloatVector E5 = all(Elementary.E5);
    private static final FloatVector EXP_MAX = all(Elementary.EXP_MAX);
    private static final FloatVector EXP_MIN = all(Elementary.EXP_MIN);
    private static final FloatVector TANH_MAX = all(Elementary.TANH_MAX);
    private static final FloatVector TANH_SMALL = all(Elementary.TANH_SMALL);
    private static final FloatVector T0 = all(Elementary.T0);
    private static final FloatVector T1 = all(Elementary.T1);
    private static final FloatVector T2 = all(Elementary.T2);
    private static final FloatVector T3 = all(Elementary.T3);
    private static final FloatVector T4 = all(Elementary.T4);
    private static final FloatVector G0 = all(Elementary.G0);
    private static final FloatVector G1 = all(Elementary.G1);
    private static final FloatVector G2 = all(Elementary.G2);
    private static final FloatVector G3 = all(Elementary.G3);
    private static final FloatVector TAIL = all(Elementary.TAIL);
    private static final FloatVector W0 = all(Elementary.W0);
    private static final FloatVector W1 = all(Elementary.W1);
    private static final FloatVector W2 = all(Elementary.W2);
    private static final FloatVector W3 = all(Elementary.W3);
    private static final FloatVector W4 = all(Elementary.W4);
    private static final FloatVector W5 = all(Elementary.W5);
    private static final FloatVector W6 = all(Elementary.W6);
    private static final FloatVector W7 = all(Elementary.W7);
    static final FloatVector BELL = all(Elementary.BELL);

    private Lanes() {}

    private static FloatVector all(float value) {
        return FloatVector.broadcast(S, value);
    }

    static FloatVector exp(FloatVector x) {
        FloatVector round = ROUND;
        FloatVector n = x.fma(LOG2_E, round).sub(round);
        FloatVector r = rest(x, n);
        FloatVector y = beyondOne(r).add(ONE);
        IntVector whole = (IntVector) n.convert(VectorOperators.F2I, 0);
        IntVector half = whole.lanewise(VectorOperators.ASHR, 1);
        y = y.mul(powerOfTwo(half)).mul(powerOfTwo(whole.sub(half)));
        y = y.blend(INFINITY, x.compare(VectorOperators.GT, EXP_MAX));
        return y.blend(ZERO, x.compare(VectorOperators.LT, EXP_MIN));
    }

    static FloatVector expm1(FloatVector x) {
        FloatVector inRange = x.max(EXP_MIN);
        FloatVector round = ROUND;
        FloatVector n = inRange.fma(LOG2_E, round).sub(round);
        FloatVector power = powerOfTwo((IntVector) n.convert(VectorOperators.F2I, 0));
        return power.fma(beyondOne(rest(inRange, n)), power.sub(ONE));
    }

    /// `x - n ln 2`
    private static FloatVector rest(FloatVector x, FloatVector n) {
        return n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, x));
    }

    /// `e^r - 1` for small `r`.
    private static FloatVector beyondOne(FloatVector r) {
        FloatVector p = E0;
        p = p.fma(r, E1);
        p = p.fma(r, E2);
        p = p.fma(r, E3);
        p = p.fma(r, E4);
        p = p.fma(r, E5);
        return p.fma(r.mul(r), r);
    }

    static FloatVector sigmoid(FloatVector x) {
        return ONE.div(exp(x.neg()).add(ONE));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector size = x.abs();
        FloatVector square = x.mul(x);
        FloatVector p = T0;
        p = p.fma(square, T1);
        p = p.fma(square, T2);
        p = p.fma(square, T3);
        p = p.fma(square, T4);
        FloatVector small = p.mul(square).fma(x, x);
        FloatVector power = exp(size.min(TANH_MAX).mul(TWO));
        FloatVector large = ONE.sub(TWO.div(power.add(ONE)));
        FloatVector signed = large.blend(large.neg(), x.compare(VectorOperators.LT, ZERO));
        return signed.blend(small, size.compare(VectorOperators.LT, TANH_SMALL));
    }

    static FloatVector elu(FloatVector x) {
        return expm1(x.min(ZERO)).blend(x, x.compare(VectorOperators.GT, ZERO));
    }

    static FloatVector softplus(FloatVector x) {
        FloatVector power = exp(x.abs().neg());
        FloatVector s = power.div(power.add(TWO));
        FloatVector square = s.mul(s);
        FloatVector g = G0;
        g = g.fma(square, G1);
        g = g.fma(square, G2);
        g = g.fma(square, G3);
        return x.max(ZERO).add(g.mul(square).fma(s, s.add(s)));
    }

    static FloatVector softplusSlope(FloatVector y) {
        return expm1(y.neg()).neg();
    }

    static FloatVector siluSlope(FloatVector x, FloatVector s) {
        return s.mul(x.fma(ONE.sub(s), ONE));
    }

    static FloatVector bell(FloatVector x) {
        return exp(x.mul(x).mul(MINUS_HALF));
    }

    /// What the bell is multiplied with for the tail of the normal distribution beyond the size of `x`.
    static FloatVector tail(FloatVector x) {
        FloatVector t = ONE.div(TAIL.fma(x.abs(), ONE));
        FloatVector w = W0;
        w = w.fma(t, W1);
        w = w.fma(t, W2);
        w = w.fma(t, W3);
        w = w.fma(t, W4);
        w = w.fma(t, W5);
        w = w.fma(t, W6);
        w = w.fma(t, W7);
        return t.mul(w);
    }

    private static FloatVector powerOfTwo(IntVector exponent) {
        return exponent.add(BIAS).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }
}
