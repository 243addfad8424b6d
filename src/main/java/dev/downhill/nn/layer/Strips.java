package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Team;
import java.util.Arrays;

/// The positions of a batch, `[positions, channels]`, cut for work that is done channel by channel: several
/// positions side by side are a strip, and a fixed number of strips is a piece, which one thread takes.
///
/// A strip is copied to an array of its own, and what belongs to a channel is repeated to the same length. So
/// in every loop all indices are the same: such loops the compiler vectorises, with the same bits at any
/// width. Sums are taken within each piece in order, and over the pieces in order: the same bits for any
/// number of threads.
final class Strips {

    /// Values of a strip, if a position has fewer.
    private static final int LENGTH = 512;

    /// Strips of a piece: short chains of additions in float, few enough to be exact.
    private static final int STRIPS = 32;

    private final int channels;
    private final int length;
    private final int mostPieces;
    private final Team team;
    private final Scratch[] scratch;
    private int values;

    /// Memory for one strip, and for what one thread makes of it.
    static final class Scratch {
        final float[] x;
        final float[] dy;

        /// Up to two sums by place within the strip.
        final float[][] sums;

        private Scratch(int length) {
            x = new float[length];
            dy = new float[length];
            sums = new float[2][length];
        }
    }

    /// The work on one strip.
    @FunctionalInterface
    interface Loop {

        /// @param at where the strip begins in the arrays of the batch
        /// @param length its values, fewer in the last one
        void run(Scratch own, int at, int length);
    }

    Strips(int channels, int maxPositions, Team team) {
        this.channels = channels;
        this.length = channels * Math.max(1, LENGTH / channels);
        this.team = team;
        this.mostPieces = pieces(Math.multiplyExact(maxPositions, channels));
        this.scratch = team.scratch(Scratch[]::new, () -> new Scratch(length));
    }

    /// Sets how many positions the following work covers.
    void cover(int positions) {
        values = positions * channels;
    }

    /// An array for one number a channel; see {@link #repeat}.
    float[] byChannel() {
        return new float[length];
    }

    /// Copies the first `channels` numbers to the rest of the array.
    void repeat(float[] numbers) {
        for (int at = channels; at < length; at += channels) {
            System.arraycopy(numbers, 0, numbers, at, channels);
        }
    }

    /// An array for the sums of each piece by channel; see {@link #total}.
    double[] parts() {
        return new double[mostPieces * channels];
    }

    /// Work that runs `loop` over all strips.
    ///
    /// @param parts take the sums that the loop leaves in its scratch: the first, and if there are two the second
    Team.Work work(Loop loop, double[]... parts) {
        return (piece, member) -> {
            Scratch own = scratch[member];
            for (int i = 0; i < parts.length; i++) {
                Arrays.fill(own.sums[i], 0f);
            }
            int end = Math.min(values, (piece + 1) * length * STRIPS);
            for (int at = piece * length * STRIPS; at < end; at += length) {
                loop.run(own, at, Math.min(length, end - at));
            }
            for (int i = 0; i < parts.length; i++) {
                fold(own.sums[i], parts[i], piece);
            }
        };
    }

    /// Does such work.
    void run(Team.Work work) {
        team.run(pieces(values), work);
    }

    /// The sum of a channel over all pieces.
    double total(double[] parts, int channel) {
        double total = 0;
        for (int piece = 0; piece < pieces(values); piece++) {
            total += parts[piece * channels + channel];
        }
        return total;
    }

    /// Adds the sums of a strip's positions up by channel.
    private void fold(float[] sums, double[] parts, int piece) {
        Arrays.fill(parts, piece * channels, (piece + 1) * channels, 0);
        for (int at = 0; at < length; at += channels) {
            for (int c = 0; c < channels; c++) {
                parts[piece * channels + c] += sums[at + c];
            }
        }
    }

    private int pieces(int values) {
        return Math.ceilDiv(values, length * STRIPS);
    }
}
