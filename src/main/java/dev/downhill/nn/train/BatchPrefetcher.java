package dev.downhill.nn.train;

import dev.downhill.nn.Network;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Reads the batches to come while this one trains, so that training does not wait for a disk or for the preprocessing.
///
/// A thread of its own fills a ring of buffers, which the network takes in exchange for its last one: nothing is copied
/// and nothing allocated. A batch that the thread has not begun when training needs it is read by the training thread
/// itself, so that it never waits without need.
///
/// The order of the rows is given beforehand, so the reading thread has no effect on the result.
final class BatchPrefetcher implements AutoCloseable {

    /// Below so many values a batch is read sooner than handed from one core to another.
    private static final int WORTH_A_THREAD = 16_384;

    private static final int MAX_BUFFERS = 8;

    /// Values of all buffers, if there is to be more than one: 16 MiB.
    private static final int MAX_VALUES = 1 << 22;

    private static final int SPINS = 1_000;

    private final Network network;
    private final Buffer[] ring;
    private final @Nullable Thread reader;

    /// Numbers of batches, counted over the whole training: the next one to be read, the next one to be taken, and the
    /// first that is not known yet.
    private final AtomicLong unread = new AtomicLong();

    private volatile long untaken;
    private volatile long end;

    private volatile boolean asleep;
    private volatile boolean closed;
    private volatile @Nullable Thread waiting;
    private volatile @Nullable Throwable failure;

    private Examples examples;
    private Batches batches = Batches.NONE;
    private long base;

    /// @param network whose inputs are filled
    BatchPrefetcher(Network network) {
        this.network = network;
        this.examples = new NoExamples();
        int values = network.inputs().length;
        if (values < WORTH_A_THREAD) {
            ring = new Buffer[0];
            reader = null;
            return;
        }
        ring = new Buffer[Math.clamp(MAX_VALUES / values, 1, MAX_BUFFERS)];
        Arrays.setAll(ring, _ -> new Buffer(values, network.maxRows()));
        reader = Thread.ofPlatform().name("downhill-reader").daemon().unstarted(this::serve);
        reader.start();
    }

    /// The rows of each batch, numbered from 0.
    record Batches(int[] order, int batchSize, int passRows) {

        static final Batches NONE = new Batches(new int[0], 1, 1);

        int passesOfABatch() {
            return Math.ceilDiv(batchSize, passRows);
        }

        int count() {
            int whole = order.length / batchSize;
            return whole * passesOfABatch() + Math.ceilDiv(order.length % batchSize, passRows);
        }

        /// The first row of a pass.
        int first(int pass) {
            return pass / passesOfABatch() * batchSize + pass % passesOfABatch() * passRows;
        }

        int rows(int pass) {
            int batch = pass / passesOfABatch() * batchSize;
            int endOfBatch = Math.min(order.length, batch + batchSize);
            return Math.min(passRows, endOfBatch - first(pass));
        }

        private void read(Examples examples, int pass, int size, float[] inputs, float[] targets, float[] weights) {
            int first = first(pass);
            int rows = rows(pass);
            for (int row = 0; row < rows; row++) {
                examples.read(order[first + row], inputs, row * size, targets, row);
                weights[row] = examples.weight(order[first + row]);
            }
        }
    }

    private record NoExamples() implements Examples {

        @Override
        public int rows() {
            return 0;
        }

        @Override
        public void read(int row, float[] inputs, int inputOffset, float[] targets, int targetOffset) {
            throw new IndexOutOfBoundsException(row);
        }
    }

    /// Begins to read; what was begun before must have been taken.
    ///
    /// @param firstPass the first one wanted
    void begin(Examples examples, Batches batches, int firstPass) {
        this.examples = examples;
        this.batches = batches;
        base = end - firstPass;
        end = base + batches.count();
        wake();
    }

    /// Fills the network's inputs and targets with the next pass.
    void next() {
        long number = untaken;
        if (reader == null || unread.compareAndSet(number, number + 1)) {
            batches.read(
                    examples,
                    (int) (number - base),
                    network.inputSize(),
                    network.inputs(),
                    network.targets(),
                    network.weights());
        } else {
            Buffer buffer = ring[(int) (number % ring.length)];
            await(buffer, number);
            buffer.inputs = network.exchangeInputs(buffer.inputs);
            System.arraycopy(buffer.targets, 0, network.targets(), 0, network.maxRows());
            System.arraycopy(buffer.weights, 0, network.weights(), 0, network.maxRows());
        }
        untaken = number + 1;
        if (unread.get() - number <= Math.ceilDiv(ring.length, 2)) {
            wake();
        }
    }

    private void await(Buffer buffer, long number) {
        waiting = Thread.currentThread();
        for (int spins = 0; buffer.holds != number; spins++) {
            if (failure != null) {
                throw new IllegalStateException("the rows could not be read", failure);
            }
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
        waiting = null;
    }

    private void wake() {
        if (asleep) {
            LockSupport.unpark(reader);
        }
    }

    private void serve() {
        try {
            while (!closed) {
                long number = unread.get();
                if (!mayRead(number)) {
                    sleep();
                } else if (unread.compareAndSet(number, number + 1)) {
                    fill(number);
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            LockSupport.unpark(waiting);
        }
    }

    private boolean mayRead(long number) {
        return number < end && number < untaken + ring.length;
    }

    private void sleep() {
        asleep = true;
        if (!mayRead(unread.get()) && !closed) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    private void fill(long number) {
        Buffer buffer = ring[(int) (number % ring.length)];
        batches.read(
                examples, (int) (number - base), network.inputSize(), buffer.inputs, buffer.targets, buffer.weights);
        buffer.holds = number;
        Thread eager = waiting;
        if (eager != null) {
            LockSupport.unpark(eager);
        }
    }

    /// Ends the thread and waits for it: the rows are not read afterwards.
    @Override
    public void close() {
        closed = true;
        if (reader == null) {
            return;
        }
        boolean interrupted = false;
        while (reader.isAlive()) {
            LockSupport.unpark(reader);
            try {
                reader.join(1);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Buffer {

        private float[] inputs;
        private final float[] targets;
        private final float[] weights;
        private volatile long holds = -1;

        Buffer(int values, int rows) {
            inputs = new float[values];
            targets = new float[rows];
            weights = new float[rows];
        }
    }
}
