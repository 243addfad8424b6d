package dev.downhill.nn.kernel;

/// Estimates how long a product takes in place and packed. One unit is the time of a multiply-add of one value by the
/// packed tile, some 0.012 ns, so that the figures carry over to other processors.
///
/// They are rounded ratios of times measured for 39 shapes; PERFORMANCE.md has a table. They decide about speed alone:
/// both ways give the same bits.
final class ProductCosts {

    /// How much longer a multiply-add in place takes where B comes from beyond the second-level cache, as a multiple of
    /// what it takes longer anyway.
    private static final double BEYOND_SECOND_LEVEL = 2;

    /// A second-level cache of 2 MiB: 16 lines at addresses that are equal modulo 128 KiB.
    private static final int WAYS = 16;

    private static final int PERIOD = 1 << 17;

    /// Bytes of a row of B that one task in place reads.
    private static final int STRIP = 256;

    /// Preparing a tile, for each of its values.
    private static final double TILE = 2;

    /// Copying a value into a panel.
    private static final double COPY = 24;

    /// Copying a value of a transpose.
    private static final double TRANSPOSE = 45;

    /// Handing the team a second operation, 6 µs.
    private static final double HAND_OVER = 500_000;

    private final double gain;
    private final int columns;

    ProductCosts(Kernels kernels) {
        gain = kernels.gainOfPanels();
        columns = kernels.panelColumns();
    }

    boolean favourPacking(Operands o) {
        return gain > 0 && packed(o) < inPlace(o);
    }

    private double packed(Operands o) {
        double product = (double) o.m * roundedUp(o.n, columns) * o.k;
        return product + TILE * (double) o.m * o.n + COPY * o.m * o.k + copyOfB(o, COPY) + HAND_OVER;
    }

    private double inPlace(Operands o) {
        double product = (double) o.m * roundedUp(o.n, columns / 2) * o.k;
        return product * (1 + gain * (1 + BEYOND_SECOND_LEVEL * conflicts(o))) + copyOfB(o, 0);
    }

    private static double copyOfB(Operands o, double cost) {
        return (o.isTransposed() ? TRANSPOSE : cost) * o.n * o.k;
    }

    /// The share of B's rows in a task that find no place in the second-level cache. Rows of 4,096 bytes begin at few
    /// addresses of a period, so that 256 of them fill its sets.
    private static double conflicts(Operands o) {
        if (o.isTransposed()) {
            return 0;
        }
        int apart = Math.max(STRIP, Integer.lowestOneBit(Float.BYTES * o.bStep | PERIOD));
        return Math.max(0, 1 - (double) WAYS * PERIOD / apart / o.k);
    }

    private static int roundedUp(int count, int unit) {
        return Math.ceilDiv(count, unit) * unit;
    }
}
