package dev.downhill.nn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The functions of {@link Kernels} that treat every value on its own, for ranges that fill a vector at least; the
/// rest, which fills none, goes through {@link ScalarKernels}.
///
/// The compiler inlines a function of {@link Lanes} only where it saw it called in a good part of all calls of the
/// method, and where it does not, every vector becomes an object. So these methods are called only where a vector is
/// full, and they are too large to be inlined where they are seldom called: then they are compiled on their own.
final class VectorFunctions {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final Kernels REST = new ScalarKernels();

    private VectorFunctions() {}

    static void exp(float[] x, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            Lanes.exp(FloatVector.fromArray(S, x, i)).intoArray(x, i);
        }
        REST.exp(x, i, to);
    }

    static void sigmoid(float[] x, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            Lanes.sigmoid(FloatVector.fromArray(S, x, i)).intoArray(x, i);
        }
        REST.sigmoid(x, i, to);
    }

    static void tanh(float[] x, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            Lanes.tanh(FloatVector.fromArray(S, x, i)).intoArray(x, i);
        }
        REST.tanh(x, i, to);
    }

    static void elu(float[] x, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            Lanes.elu(FloatVector.fromArray(S, x, i)).intoArray(x, i);
        }
        REST.elu(x, i, to);
    }

    static void softplus(float[] x, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            Lanes.softplus(FloatVector.fromArray(S, x, i)).intoArray(x, i);
        }
        REST.softplus(x, i, to);
    }

    static void softplusGradient(float[] y, float[] dy, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            FloatVector slope = Lanes.softplusSlope(FloatVector.fromArray(S, y, i));
            FloatVector.fromArray(S, dy, i).mul(slope).intoArray(dy, i);
        }
        REST.softplusGradient(y, dy, i, to);
    }

    static void silu(float[] x, float[] slopes, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            FloatVector value = FloatVector.fromArray(S, x, i);
            FloatVector s = Lanes.sigmoid(value);
            if (slopes.length > 0) {
                Lanes.siluSlope(value, s).intoArray(slopes, i);
            }
            value.mul(s).intoArray(x, i);
        }
        REST.silu(x, slopes, i, to);
    }

    /// In two loops where slopes are wanted, the first of which leaves the bell there: together they are more than the
    /// compiler inlines. For the same reason the little that follows a call stands here and not in a method.
    static void gelu(float[] x, float[] slopes, int from, int to) {
        int vectors = from + (to - from) / L * L;
        if (slopes.length > 0) {
            bells(x, slopes, from, vectors);
            geluWithSlopes(x, slopes, from, vectors);
        } else {
            gelu(x, from, vectors);
        }
        REST.gelu(x, slopes, vectors, to);
    }

    private static void gelu(float[] x, int from, int to) {
        for (int i = from; i < to; i += L) {
            FloatVector value = FloatVector.fromArray(S, x, i);
            FloatVector factor = Lanes.tail(value);
            FloatVector tail = Lanes.bell(value).mul(factor);
            FloatVector normal = tail.blend(Lanes.ONE.sub(tail), value.compare(VectorOperators.GT, Lanes.ZERO));
            value.mul(normal).intoArray(x, i);
        }
    }

    private static void bells(float[] x, float[] bells, int from, int to) {
        for (int i = from; i < to; i += L) {
            Lanes.bell(FloatVector.fromArray(S, x, i)).intoArray(bells, i);
        }
    }

    /// @param slopes holds the bells
    private static void geluWithSlopes(float[] x, float[] slopes, int from, int to) {
        for (int i = from; i < to; i += L) {
            FloatVector value = FloatVector.fromArray(S, x, i);
            FloatVector factor = Lanes.tail(value);
            FloatVector bell = FloatVector.fromArray(S, slopes, i);
            FloatVector tail = bell.mul(factor);
            FloatVector normal = tail.blend(Lanes.ONE.sub(tail), value.compare(VectorOperators.GT, Lanes.ZERO));
            value.mul(Lanes.BELL).fma(bell, normal).intoArray(slopes, i);
            value.mul(normal).intoArray(x, i);
        }
    }
}
