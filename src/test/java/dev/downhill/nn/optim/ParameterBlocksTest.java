package dev.downhill.nn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.nn.Network;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterBlocksTest {

    private static final int BLOCK = ParameterBlocks.BLOCK;

    /// A tensor of 2.5 blocks behind 10 biases, then one of 7 weights, then 5 biases.
    private static final ParameterBlocks PIECES = new ParameterBlocks(
            10 + BLOCK * 5 / 2 + 7 + 5,
            List.of(
                    new Network.Penalised(10, 10 + BLOCK * 5 / 2, 1),
                    new Network.Penalised(10 + BLOCK * 5 / 2, 17 + BLOCK * 5 / 2, 7)));

    @Test
    void piecesAreCutAtTensorsAndAtBlocks() {
        int end = 10 + BLOCK * 5 / 2;
        assertThat(all())
                .containsExactly(
                        new ParameterBlock(0, 0, 10, false, 0, 1),
                        new ParameterBlock(1, 10, BLOCK, true, 1, 4),
                        new ParameterBlock(2, BLOCK, 2 * BLOCK, true, 1, 4),
                        new ParameterBlock(3, 2 * BLOCK, end, true, 1, 4),
                        new ParameterBlock(4, end, end + 7, true, 4, 5),
                        new ParameterBlock(5, end + 7, end + 12, false, 5, 6));
        assertThat(PIECES.count()).isEqualTo(6);
    }

    @Test
    void blocksTogetherAreAllPieces() {
        List<ParameterBlock> byBlock = new ArrayList<>();
        for (int block = 0; block < PIECES.blocks(); block++) {
            PIECES.forEach(block, block + 1, byBlock::add);
        }
        assertThat(byBlock).isEqualTo(all());
    }

    @Test
    void theLastBlockMayBeFull() {
        ParameterBlocks full = new ParameterBlocks(2 * BLOCK, List.of(new Network.Penalised(0, 2 * BLOCK, 2)));
        assertThat(full.blocks()).isEqualTo(2);
        assertThat(full.count()).isEqualTo(2);
    }

    @Test
    void normsAddUpOverPieces() {
        float[] x = new float[PIECES.count() * 3 + 2];
        double expected = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = i - 4;
            expected += (double) x[i] * x[i];
        }
        double[] sums = {1e9, Squares.sum(x, 0, 3), Squares.sum(x, 3, 12), Squares.sum(x, 12, x.length), 1e9};
        assertThat(Squares.norm(sums, 1, 4)).isEqualTo(Math.sqrt(expected), within(1e-12));
        assertThat(Squares.norm(sums, 2, 2)).isZero();
    }

    private static List<ParameterBlock> all() {
        List<ParameterBlock> all = new ArrayList<>();
        PIECES.forEach(0, PIECES.blocks(), all::add);
        return all;
    }
}
