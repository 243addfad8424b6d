package dev.downhill.nn.kernel;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A matrix product `C (+)= A B` or `C (+)= A Bᵀ`, shared out over a team.
///
/// There are two ways to the same bits, as every value of C is one chain of fused multiply-adds in the order of the
/// steps: {@link InPlaceProduct} reads A and B where they lie, {@link PackedProduct} copies them into the order in
/// which the kernels read. {@link ProductCosts} estimates which is faster. Made once and run often: a run allocates
/// nothing, once the team's {@link Panels} are large enough.
public final class Product {

    private final Operands operands = new Operands();
    private final Predicate<Operands> packs;
    private final InPlaceProduct inPlace;
    private final PackedProduct packed;

    public Product(Kernels kernels, Team team) {
        this(kernels, team, new ProductCosts(kernels)::favourPacking);
    }

    /// @param packs which products are packed
    Product(Kernels kernels, Team team, Predicate<Operands> packs) {
        this.packs = packs;
        this.inPlace = new InPlaceProduct(kernels, team);
        this.packed = new PackedProduct(kernels, team);
    }

    /// `A[i, k]` at `aAt + i aRow + k aStep`.
    public Product left(float[] a, int aAt, int aRow, int aStep) {
        operands.a = a;
        operands.aAt = aAt;
        operands.aRow = aRow;
        operands.aStep = aStep;
        return this;
    }

    /// `B[k, j]` at `bAt + k bRow + j`.
    public Product right(float[] b, int bAt, int bRow) {
        return right(b, bAt, bRow, 1);
    }

    /// `B[k, j]` at `bAt + j bRow + k`.
    public Product rightTransposed(float[] b, int bAt, int bRow) {
        return right(b, bAt, 1, bRow);
    }

    private Product right(float[] b, int bAt, int step, int column) {
        operands.b = b;
        operands.bAt = bAt;
        operands.bStep = step;
        operands.bColumn = column;
        return this;
    }

    /// Every row of C starts as the `n` values at `startAt` rather than as zeros.
    public Product startingWith(float @Nullable [] start, int startAt) {
        operands.start = start;
        operands.startAt = startAt;
        return this;
    }

    /// Computes C, `m` rows of `n` contiguous values from `cAt` on, over `k` steps.
    ///
    /// @param add keeps what C holds and adds to it
    public void into(float[] c, int cAt, int m, int n, int k, boolean add) {
        operands.c = c;
        operands.cAt = cAt;
        operands.m = m;
        operands.n = n;
        operands.k = k;
        operands.adds = add;
        if (k > 0 && packs.test(operands)) {
            packed.run(operands);
        } else {
            inPlace.run(operands);
        }
        operands.start = null;
    }

    /// Bytes that the team's panels take for a product of contiguous matrices, without transposes; none where it is
    /// computed in place.
    public static long panelBytes(Kernels kernels, int m, int n, int k) {
        Operands operands = new Operands();
        operands.m = m;
        operands.n = n;
        operands.k = k;
        operands.bStep = n;
        operands.bColumn = 1;
        return new ProductCosts(kernels).favourPacking(operands)
                ? Float.BYTES * PackedProduct.panelValues(kernels, m, n, k)
                : 0;
    }
}
