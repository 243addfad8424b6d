package dev.downhill.nn.kernel;

import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// {@link Kernels#largest} in vectors: as in {@link NarrowTiles} loads are whole vectors and stores are
/// masked; what does not reach goes through plain code.
final class Maxima {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final IntVector LANES = IntVector.zero(INTS).addIndex(1);

    private static final List<VectorMask<Integer>> FIRST = IntStream.rangeClosed(0, L)
            .mapToObj(count -> INTS.indexInRange(0, count))
            .toList();

    private Maxima() {}

    static void largest(Multiplication job, int[] winners, int m, int n, int k) {
        for (int i = 0; i < m; i++) {
            int a = job.indexOfA(i, 0);
            int c = job.cAt + i * job.cRow;
            boolean reaches = job.leftReaches(i + 1, Math.ceilDiv(n, L) * L, k);
            for (int column = 0; column < n; column += L) {
                int columns = Math.min(L, n - column);
                if (!reaches) {
                    ScalarKernels.largest(job, winners, i, column, columns, k);
                } else if (winners.length > 0) {
                    placed(job, k, a + column, c + column, winners, columns);
                } else {
                    values(job, k, a + column, c + column, columns);
                }
            }
        }
    }

    private static void values(Multiplication job, int k, int a, int c, int columns) {
        int at = a;
        int turn = job.inner;
        FloatVector best = FloatVector.fromArray(S, job.a, at);
        for (int step = 1; step < k; step++) {
            at += job.aStep;
            if (step == turn) {
                turn += job.inner;
                at += job.jump;
            }
            FloatVector value = FloatVector.fromArray(S, job.a, at);
            best = best.blend(value, larger(value, best));
        }
        best.intoArray(job.c, c, NarrowTiles.first(columns));
    }

    private static void placed(Multiplication job, int k, int a, int c, int[] winners, int columns) {
        int at = a;
        int turn = job.inner;
        FloatVector best = FloatVector.fromArray(S, job.a, at);
        IntVector places = LANES.add(at);
        for (int step = 1; step < k; step++) {
            at += job.aStep;
            if (step == turn) {
                turn += job.inner;
                at += job.jump;
            }
            FloatVector value = FloatVector.fromArray(S, job.a, at);
            VectorMask<Float> larger = larger(value, best);
            best = best.blend(value, larger);
            places = places.blend(LANES.add(at), larger.cast(INTS));
        }
        best.intoArray(job.c, c, NarrowTiles.first(columns));
        places.intoArray(winners, c, FIRST.get(columns));
    }

    private static VectorMask<Float> larger(FloatVector value, FloatVector best) {
        return value.compare(VectorOperators.GT, best).or(value.test(VectorOperators.IS_NAN));
    }
}
