package dev.downhill.training.worker;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Runs the writes of one training beside it, in their order, in one thread. Training waits only where
/// {@link #MAX_WAITING} writes wait already.
///
/// The first failure is the last write: what waits behind it is dropped, and the training hears of the failure at its
/// next call.
final class SideWriter implements AutoCloseable {

    /// Prefix of the names of the threads.
    static final String THREAD = "writer of ";

    static final int MAX_WAITING = 32;

    private final Executor thread;
    private final Runnable end;
    private final Semaphore room = new Semaphore(MAX_WAITING);
    private volatile @Nullable Throwable failure;

    /// @param thread runs one write after the other
    /// @param end of that thread
    SideWriter(Executor thread, Runnable end) {
        this.thread = thread;
        this.end = end;
    }

    /// A writer with a thread of its own, whose lines in the log name the job.
    static SideWriter of(String jobId) {
        ExecutorService thread = Executors.newSingleThreadExecutor(work -> Thread.ofPlatform()
                .name(THREAD + jobId)
                .daemon()
                .unstarted(() -> {
                    MDC.put(Worker.LOG_KEY, jobId);
                    work.run();
                }));
        return new SideWriter(thread, thread::shutdown);
    }

    /// Runs `write` after all earlier ones.
    ///
    /// @throws RuntimeException or Error, the failure of an earlier write
    void write(Runnable write) {
        check();
        room.acquireUninterruptibly();
        thread.execute(() -> run(write));
        check();
    }

    private void run(Runnable write) {
        try {
            if (failure == null) {
                write.run();
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            room.release();
        }
    }

    /// Whether no write waits or runs.
    boolean isIdle() {
        return room.availablePermits() == MAX_WAITING;
    }

    /// @throws RuntimeException or Error, the failure of an earlier write
    void check() {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException("a write throws nothing else");
        }
    }

    /// Waits until everything is written.
    ///
    /// @throws RuntimeException or Error, the failure of a write
    void flush() {
        await();
        check();
    }

    private void await() {
        room.acquireUninterruptibly(MAX_WAITING);
        room.release(MAX_WAITING);
    }

    /// Waits until everything is written or has failed.
    @Override
    public void close() {
        await();
        end.run();
    }
}
