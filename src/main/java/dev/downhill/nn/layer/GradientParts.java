package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Multiplication;
import dev.downhill.nn.kernel.ParallelFor;
import dev.downhill.nn.kernel.Team;

/// The gradient of a layer with few weights, as sums over blocks of images, so that many threads have something to do:
/// the weights of a first 3 × 3 × 3 convolution alone make three tasks.
///
/// The length of a block follows from the layer alone, and the sums are added in the order of the images: the same
/// bits for any number of threads, and for passes of any multiple of the block. A layer with many weights has a single
/// block, which is written to the gradient itself.
final class GradientParts {

    /// A block's share of one task.
    @FunctionalInterface
    interface Work {

        /// Sums the gradients of the images `[first, last)`.
        ///
        /// @param sums takes them, in the layout of the layer's parameters from `at` on
        /// @param adds whether to add to what `sums` holds
        void run(int task, int member, int first, int last, float[] sums, int at, boolean adds);
    }

    /// Tasks of a batch of {@link #ROWS} images that are enough for many threads.
    private static final int ENOUGH_TASKS = 96;

    private static final int ROWS = 128;

    /// Pixels of a block at least, so that adding the sums is little work beside making them.
    private static final int MIN_PIXELS = 256;

    private final Team team;
    private final int tasks;
    private final int values;
    private final int parametersAt;
    private final int block;
    private final float[] parts;
    private final Work work;
    private final Team.Work task = this::run;
    private final ParallelFor total;

    private Pass pass = new Pass(new float[0], new float[0], new float[0], 0);
    private int count;

    /// @param tasks that the layer's parameters make for each block
    /// @param values the layer's parameters
    /// @param pixels of an image, over which `work` sums
    GradientParts(int tasks, int values, int pixels, Slot slot, Work work) {
        this.team = slot.team();
        this.tasks = tasks;
        this.values = values;
        this.parametersAt = slot.parametersAt();
        this.work = work;
        this.block = block(tasks, pixels);
        int blocks = Math.ceilDiv(slot.maxRows(), block);
        this.parts = new float
                [slot.training() && block < Integer.MAX_VALUE ? blocks * values + Multiplication.MAX_LANES : 0];
        this.total = new ParallelFor(team, Math.max(1, blocks), this::total);
    }

    /// Images of a block: a power of two, which divides the rows of a pass, or all.
    private static int block(int tasks, int pixels) {
        if (tasks >= ENOUGH_TASKS) {
            return Integer.MAX_VALUE;
        }
        int images = Math.max(ROWS * tasks / ENOUGH_TASKS, Math.ceilDiv(MIN_PIXELS, pixels));
        return Math.min(ROWS, Integer.highestOneBit(images));
    }

    void run(Pass pass) {
        this.pass = pass;
        count = pass.rows <= block ? 1 : Math.ceilDiv(pass.rows, block);
        team.run(count * tasks, task);
        if (!isDirect()) {
            total.run(values);
        }
    }

    private boolean isDirect() {
        return block == Integer.MAX_VALUE || (count == 1 && !pass.accumulate);
    }

    private void run(int number, int member) {
        int part = number / tasks;
        int first = part * block;
        int last = Math.min(pass.rows, first + Math.min(block, pass.rows));
        if (isDirect()) {
            work.run(number % tasks, member, first, last, pass.gradients, parametersAt, pass.accumulate);
        } else {
            work.run(number % tasks, member, first, last, parts, part * values, false);
        }
    }

    private void total(int from, int to) {
        float[] gradients = pass.gradients;
        int first = 0;
        if (!pass.accumulate) {
            System.arraycopy(parts, from, gradients, parametersAt + from, to - from);
            first = 1;
        }
        for (int part = first; part < count; part++) {
            int at = part * values;
            for (int i = from; i < to; i++) {
                gradients[parametersAt + i] += parts[at + i];
            }
        }
    }
}
