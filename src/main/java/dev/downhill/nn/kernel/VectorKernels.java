package dev.downhill.nn.kernel;

import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Java's Vector API at the machine's preferred width. Loaded only where the module `jdk.incubator.vector`
/// is present.
final class VectorKernels implements Kernels {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final IntVector LANES = IntVector.zero(INTS).addIndex(1);

    @Override
    public void multiply(Multiplication job, int m, int n, int k) {
        int column = 0;
        for (; column + WideTiles.WIDTH <= n; column += WideTiles.WIDTH) {
            for (int row = 0; row < m; ) {
                int height = TileRows.next(row, m, job.mayRepeatRows());
                row = Math.min(row, m - height);
                wideTile(job, height, k, row, column);
                row += height;
            }
        }
        for (; column < n; column += L) {
            narrowColumns(job, m, Math.min(L, n - column), k, column);
        }
    }

    private static void narrowColumns(Multiplication job, int m, int n, int k, int column) {
        VectorMask<Float> in = NarrowTiles.first(n);
        boolean whole = job.startReaches(column + L);
        float[] start = whole ? job.start : job.startCopied(column, n);
        int startAt = whole ? job.startOf(column) : 0;
        for (int row = 0; row < m; ) {
            int height = TileRows.next(row, m, job.mayRepeatRows());
            row = Math.min(row, m - height);
            if (job.reaches(row + height, column + L, k)) {
                narrowTile(job, height, k, row, column, start, startAt + row * job.startRow, in);
            } else {
                ScalarKernels.block(job, row, height, column, n, k);
            }
            row += height;
        }
    }

    private static void wideTile(Multiplication job, int height, int k, int row, int column) {
        int a = job.aAt + row * job.aRow;
        int b = job.bAt + column;
        int c = job.cAt + row * job.cRow + column;
        int start = job.startOf(column) + row * job.startRow;
        switch (height) {
            case 12 -> WideTiles.tile12(job, k, a, b, c, start);
            case 8 -> WideTiles.tile8(job, k, a, b, c, start);
            case 4 -> WideTiles.tile4(job, k, a, b, c, start);
            default -> WideTiles.tile1(job, k, a, b, c, start);
        }
    }

    private static void narrowTile(
            Multiplication job,
            int height,
            int k,
            int row,
            int column,
            float[] start,
            int startAt,
            VectorMask<Float> in) {
        int a = job.aAt + row * job.aRow;
        int b = job.bAt + column;
        int c = job.cAt + row * job.cRow + column;
        switch (height) {
            case 12 -> NarrowTiles.tile12(job, k, a, b, c, start, startAt, in);
            case 8 -> NarrowTiles.tile8(job, k, a, b, c, start, startAt, in);
            case 4 -> NarrowTiles.tile4(job, k, a, b, c, start, startAt, in);
            default -> NarrowTiles.tile1(job, k, a, b, c, start, startAt, in);
        }
    }

    @Override
    public void gate(float[] y, float[] dy, float slope, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            FloatVector gradient = FloatVector.fromArray(S, dy, i);
            VectorMask<Float> open = FloatVector.fromArray(S, y, i).compare(VectorOperators.GT, 0f);
            gradient.mul(slope).blend(gradient, open).intoArray(dy, i);
        }
        for (; i < to; i++) {
            dy[i] = y[i] > 0f ? dy[i] : slope * dy[i];
        }
    }

    @Override
    public void keepLarger(float[] x, int at, float[] y, int[] winner, int to, int count) {
        int i = 0;
        for (; i + L <= count; i += L) {
            FloatVector value = FloatVector.fromArray(S, x, at + i);
            FloatVector best = FloatVector.fromArray(S, y, to + i);
            IntVector places = IntVector.fromArray(INTS, winner, to + i);
            VectorMask<Float> larger = value.compare(VectorOperators.GT, best).or(value.test(VectorOperators.IS_NAN));
            best.blend(value, larger).intoArray(y, to + i);
            places.blend(LANES.add(at + i), larger.cast(INTS)).intoArray(winner, to + i);
        }
        if (i < count) {
            VectorMask<Float> in = NarrowTiles.first(count - i);
            FloatVector value = FloatVector.fromArray(S, x, at + i, in);
            FloatVector best = FloatVector.fromArray(S, y, to + i, in);
            VectorMask<Float> larger = value.compare(VectorOperators.GT, best)
                    .or(value.test(VectorOperators.IS_NAN))
                    .and(in);
            value.intoArray(y, to + i, larger);
            LANES.add(at + i).intoArray(winner, to + i, larger.cast(INTS));
        }
    }

    @Override
    public void exp(float[] x, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            exp(FloatVector.fromArray(S, x, i)).intoArray(x, i);
        }
        for (; i < to; i++) {
            x[i] = Elementary.exp(x[i]);
        }
    }

    @Override
    public void sigmoid(float[] x, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            FloatVector power = exp(FloatVector.fromArray(S, x, i).neg());
            FloatVector.broadcast(S, 1f).div(power.add(1f)).intoArray(x, i);
        }
        for (; i < to; i++) {
            x[i] = Elementary.sigmoid(x[i]);
        }
    }

    @Override
    public void tanh(float[] x, int from, int to) {
        int i = from;
        for (; i + L <= to; i += L) {
            tanh(FloatVector.fromArray(S, x, i)).intoArray(x, i);
        }
        for (; i < to; i++) {
            x[i] = Elementary.tanh(x[i]);
        }
    }

    /// {@link Elementary#exp} in each lane.
    private static FloatVector exp(FloatVector x) {
        FloatVector round = FloatVector.broadcast(S, Elementary.ROUND);
        FloatVector n =
                x.fma(FloatVector.broadcast(S, Elementary.LOG2_E), round).sub(round);
        FloatVector r = n.fma(FloatVector.broadcast(S, -Elementary.LN2_HIGH), x);
        r = n.fma(FloatVector.broadcast(S, -Elementary.LN2_LOW), r);
        FloatVector p = FloatVector.broadcast(S, Elementary.E0);
        p = p.fma(r, FloatVector.broadcast(S, Elementary.E1));
        p = p.fma(r, FloatVector.broadcast(S, Elementary.E2));
        p = p.fma(r, FloatVector.broadcast(S, Elementary.E3));
        p = p.fma(r, FloatVector.broadcast(S, Elementary.E4));
        p = p.fma(r, FloatVector.broadcast(S, Elementary.E5));
        FloatVector y = p.fma(r.mul(r), r).add(1f);
        IntVector whole = (IntVector) n.convert(VectorOperators.F2I, 0);
        IntVector half = whole.lanewise(VectorOperators.ASHR, 1);
        y = y.mul(powerOfTwo(half)).mul(powerOfTwo(whole.sub(half)));
        y = y.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, Elementary.EXP_MAX));
        return y.blend(0f, x.compare(VectorOperators.LT, Elementary.EXP_MIN));
    }

    /// {@link Elementary#tanh} in each lane.
    private static FloatVector tanh(FloatVector x) {
        FloatVector size = x.abs();
        FloatVector square = x.mul(x);
        FloatVector p = FloatVector.broadcast(S, Elementary.T0);
        p = p.fma(square, FloatVector.broadcast(S, Elementary.T1));
        p = p.fma(square, FloatVector.broadcast(S, Elementary.T2));
        p = p.fma(square, FloatVector.broadcast(S, Elementary.T3));
        p = p.fma(square, FloatVector.broadcast(S, Elementary.T4));
        FloatVector small = p.mul(square).fma(x, x);
        FloatVector two = FloatVector.broadcast(S, 2f);
        FloatVector power = exp(size.min(Elementary.TANH_MAX).mul(2f));
        FloatVector large = FloatVector.broadcast(S, 1f).sub(two.div(power.add(1f)));
        FloatVector signed = large.blend(large.neg(), x.compare(VectorOperators.LT, 0f));
        return signed.blend(small, size.compare(VectorOperators.LT, Elementary.TANH_SMALL));
    }

    private static FloatVector powerOfTwo(IntVector exponent) {
        return exponent.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
    }

    @Override
    public String name() {
        return "vector " + S.vectorBitSize() + "-bit";
    }
}
