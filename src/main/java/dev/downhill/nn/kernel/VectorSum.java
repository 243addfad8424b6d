package dev.downhill.nn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// {@link Kernels#sum} in vectors: each lane holds one of the 16 partial sums, or, where a vector is
/// narrower, one of several vectors does.
final class VectorSum {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorSum() {}

    static float of(float[] x, int from, int to) {
        return switch (L) {
            case 16 -> {
                FloatVector p = partial(x, from, to);
                float even = four(
                        p.lane(0) + p.lane(8), p.lane(4) + p.lane(12), p.lane(2) + p.lane(10), p.lane(6) + p.lane(14));
                float odd = four(
                        p.lane(1) + p.lane(9), p.lane(5) + p.lane(13), p.lane(3) + p.lane(11), p.lane(7) + p.lane(15));
                yield even + odd;
            }
            case 8 -> {
                FloatVector p = partial(x, from, to).add(partial(x, from + 8, to));
                yield four(p.lane(0), p.lane(4), p.lane(2), p.lane(6))
                        + four(p.lane(1), p.lane(5), p.lane(3), p.lane(7));
            }
            case 4 -> {
                FloatVector p = partial(x, from, to).add(partial(x, from + 8, to));
                p = p.add(partial(x, from + 4, to).add(partial(x, from + 12, to)));
                yield (p.lane(0) + p.lane(2)) + (p.lane(1) + p.lane(3));
            }
            default -> throw new IllegalStateException("no kernels for vectors of " + L + " floats");
        };
    }

    private static float four(float a, float b, float c, float d) {
        return (a + b) + (c + d);
    }

    /// The partial sums that begin at `from`, one a lane.
    private static FloatVector partial(float[] x, int from, int to) {
        FloatVector sum = FloatVector.zero(S);
        int i = from;
        for (; i + L <= to; i += 16) {
            sum = sum.add(FloatVector.fromArray(S, x, i));
        }
        if (i < to) {
            VectorMask<Float> in = NarrowTiles.first(to - i);
            sum = sum.add(FloatVector.fromArray(S, x, i, in), in);
        }
        return sum;
    }
}
