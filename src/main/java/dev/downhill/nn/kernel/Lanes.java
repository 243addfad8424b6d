package dev.downhill.nn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The functions of {@link Elementary} in each lane of a vector: the same operations in the same order.
final class Lanes {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private Lanes() {}

    static FloatVector all(float value) {
        return FloatVector.broadcast(S, value);
    }

    static FloatVector exp(FloatVector x) {
        FloatVector round = all(Elementary.ROUND);
        FloatVector n = x.fma(all(Elementary.LOG2_E), round).sub(round);
        FloatVector r = rest(x, n);
        FloatVector y = beyondOne(r).add(1f);
        IntVector whole = (IntVector) n.convert(VectorOperators.F2I, 0);
        IntVector half = whole.lanewise(VectorOperators.ASHR, 1);
        y = y.mul(powerOfTwo(half)).mul(powerOfTwo(whole.sub(half)));
        y = y.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, Elementary.EXP_MAX));
        return y.blend(0f, x.compare(VectorOperators.LT, Elementary.EXP_MIN));
    }

    static FloatVector expm1(FloatVector x) {
        FloatVector inRange = x.max(Elementary.EXP_MIN);
        FloatVector round = all(Elementary.ROUND);
        FloatVector n = inRange.fma(all(Elementary.LOG2_E), round).sub(round);
        FloatVector power = powerOfTwo((IntVector) n.convert(VectorOperators.F2I, 0));
        return power.fma(beyondOne(rest(inRange, n)), power.sub(1f));
    }

    /// `x - n ln 2`
    private static FloatVector rest(FloatVector x, FloatVector n) {
        return n.fma(all(-Elementary.LN2_LOW), n.fma(all(-Elementary.LN2_HIGH), x));
    }

    /// `e^r - 1` for small `r`.
    private static FloatVector beyondOne(FloatVector r) {
        FloatVector p = all(Elementary.E0);
        p = p.fma(r, all(Elementary.E1));
        p = p.fma(r, all(Elementary.E2));
        p = p.fma(r, all(Elementary.E3));
        p = p.fma(r, all(Elementary.E4));
        p = p.fma(r, all(Elementary.E5));
        return p.fma(r.mul(r), r);
    }

    static FloatVector sigmoid(FloatVector x) {
        return all(1f).div(exp(x.neg()).add(1f));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector size = x.abs();
        FloatVector square = x.mul(x);
        FloatVector p = all(Elementary.T0);
        p = p.fma(square, all(Elementary.T1));
        p = p.fma(square, all(Elementary.T2));
        p = p.fma(square, all(Elementary.T3));
        p = p.fma(square, all(Elementary.T4));
        FloatVector small = p.mul(square).fma(x, x);
        FloatVector power = exp(size.min(Elementary.TANH_MAX).mul(2f));
        FloatVector large = all(1f).sub(all(2f).div(power.add(1f)));
        FloatVector signed = large.blend(large.neg(), x.compare(VectorOperators.LT, 0f));
        return signed.blend(small, size.compare(VectorOperators.LT, Elementary.TANH_SMALL));
    }

    static FloatVector elu(FloatVector x) {
        return expm1(x.min(0f)).blend(x, x.compare(VectorOperators.GT, 0f));
    }

    static FloatVector softplus(FloatVector x) {
        FloatVector power = exp(x.abs().neg());
        FloatVector s = power.div(power.add(2f));
        FloatVector square = s.mul(s);
        FloatVector g = all(Elementary.G0);
        g = g.fma(square, all(Elementary.G1));
        g = g.fma(square, all(Elementary.G2));
        g = g.fma(square, all(Elementary.G3));
        return x.max(0f).add(g.mul(square).fma(s, s.add(s)));
    }

    static FloatVector softplusSlope(FloatVector y) {
        return expm1(y.neg()).neg();
    }

    static FloatVector siluSlope(FloatVector x, FloatVector s) {
        return s.mul(x.fma(all(1f).sub(s), all(1f)));
    }

    static FloatVector bell(FloatVector x) {
        return exp(x.mul(x).mul(-0.5f));
    }

    static FloatVector normal(FloatVector x, FloatVector bell) {
        FloatVector t = all(1f).div(all(Elementary.TAIL).fma(x.abs(), all(1f)));
        FloatVector w = all(Elementary.W0);
        w = w.fma(t, all(Elementary.W1));
        w = w.fma(t, all(Elementary.W2));
        w = w.fma(t, all(Elementary.W3));
        w = w.fma(t, all(Elementary.W4));
        w = w.fma(t, all(Elementary.W5));
        w = w.fma(t, all(Elementary.W6));
        w = w.fma(t, all(Elementary.W7));
        FloatVector tail = bell.mul(t.mul(w));
        return tail.blend(all(1f).sub(tail), x.compare(VectorOperators.GT, 0f));
    }

    static FloatVector geluSlope(FloatVector x, FloatVector bell, FloatVector normal) {
        return x.mul(Elementary.BELL).fma(bell, normal);
    }

    private static FloatVector powerOfTwo(IntVector exponent) {
        return exponent.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }
}
