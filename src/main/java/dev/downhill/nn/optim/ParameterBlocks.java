package dev.downhill.nn.optim;

import dev.downhill.nn.Network;
import dev.downhill.nn.kernel.ParallelFor;
import dev.downhill.nn.kernel.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The flat parameters cut in pieces: at the borders of the weights, and every {@link #BLOCK} values. The
/// cuts follow from the network alone, so a sum that is taken piece by piece and then over the pieces in
/// order has the same bits for any number of threads.
public final class ParameterBlocks {

    /// Values of a block, the unit that tasks share out.
    static final int BLOCK = 16_384;

    private final List<ParameterBlock> pieces = new ArrayList<>();
    private final int[] firstOfBlock;

    /// @param parameters how many there are
    /// @param weights where the weights lie among them, in order
    public ParameterBlocks(int parameters, List<Network.Penalised> weights) {
        int at = 0;
        for (Network.Penalised range : weights) {
            cut(at, range.from(), false);
            cut(range.from(), range.to(), true);
            at = range.to();
        }
        cut(at, parameters, false);
        firstOfBlock = new int[Math.ceilDiv(parameters, BLOCK) + 1];
        for (ParameterBlock piece : pieces) {
            firstOfBlock[piece.from() / BLOCK + 1] = piece.number() + 1;
        }
    }

    private void cut(int from, int to, boolean weights) {
        int first = pieces.size();
        int count = from == to ? 0 : (to - 1) / BLOCK - from / BLOCK + 1;
        for (int start = from; start < to; ) {
            int end = Math.min(to, (start / BLOCK + 1) * BLOCK);
            pieces.add(new ParameterBlock(pieces.size(), start, end, weights, first, first + count));
            start = end;
        }
    }

    /// How many pieces there are.
    public int count() {
        return pieces.size();
    }

    /// How many blocks there are.
    int blocks() {
        return firstOfBlock.length - 1;
    }

    /// A pass over all pieces, shared out over a team: made once and run often, it allocates nothing.
    public Runnable pass(Team team, Consumer<ParameterBlock> treatment) {
        ParallelFor sweep = new ParallelFor(team, BLOCK, (from, to) -> forEach(from, to, treatment));
        return () -> sweep.run(blocks());
    }

    /// Hands over the pieces of the blocks `[from, to)`.
    void forEach(int from, int to, Consumer<ParameterBlock> treatment) {
        for (int i = firstOfBlock[from]; i < firstOfBlock[to]; i++) {
            treatment.accept(pieces.get(i));
        }
    }
}
