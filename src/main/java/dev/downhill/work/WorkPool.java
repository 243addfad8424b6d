package dev.downhill.work;

import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// A bounded pool of platform threads for the parts of requests that compute: reading an upload, parsing a large body,
/// predicting. The thread of the request waits meanwhile.
///
/// Requests run on virtual threads, which the JDK never takes off their carrier while they compute: as many busy
/// requests as carriers stop all others. Platform threads are time-sliced by the operating system. Tasks start in the
/// order in which they came; what reads from a client does not belong here, since a slow client would keep a thread.
///
/// Tasks are never interrupted: H2 closes its file when a thread is interrupted while it reads or writes.
public final class WorkPool implements AutoCloseable {

    /// Tasks that may wait for a thread. More are refused at once.
    private static final int MAX_WAITING = 1_000;

    private static final long IDLE_SECONDS = 30;

    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
    private final ThreadPoolExecutor executor;
    private final Duration patience;

    /// Something to compute.
    @FunctionalInterface
    public interface Task<T> {

        T run() throws IOException;
    }

    /// @param name of the threads
    /// @param threads tasks at the same time
    /// @param patience how long a task may wait for a thread
    public WorkPool(String name, int threads, Duration patience) {
        this.patience = patience;
        ThreadFactory factory = Thread.ofPlatform().daemon().name(name + "-", 1).factory();
        executor = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), factory);
        executor.allowCoreThreadTimeOut(true);
    }

    /// All processors but one, which goes on answering; at least 1.
    public static int allProcessorsButOne() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /// Runs the task on a thread of the pool and waits for it. A task of the pool that asks for another runs it itself.
    ///
    /// @throws ProblemException of kind busy if no thread becomes free in time; else what the task throws
    public <T> T run(Task<T> task) throws IOException {
        if (inside.get()) {
            return task.run();
        }
        WorkItem<T> item = new WorkItem<>(task, inside);
        try {
            executor.execute(item);
        } catch (RejectedExecutionException e) {
            throw busy();
        }
        if (!item.awaitStart(patience)) {
            executor.remove(item);
            throw busy();
        }
        return item.result();
    }

    private static ProblemException busy() {
        return ProblemException.busy("Other requests are being worked on; try again in a while.");
    }

    /// Takes no more tasks.
    @Override
    public void close() {
        executor.shutdown();
    }
}
