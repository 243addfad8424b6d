package dev.downhill.work;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// One task between the thread that waits for it and the one that runs it. The log context goes with it.
final class WorkItem<T> implements Runnable {

    private final WorkPool.Task<T> task;
    private final ThreadLocal<Boolean> inside;
    private final @Nullable Map<String, String> logContext = MDC.getCopyOfContextMap();

    /// Set by the thread that runs the task, or by the one that gives up waiting: whichever comes first.
    private final AtomicBoolean claimed = new AtomicBoolean();

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable T result;
    private @Nullable Throwable failure;

    /// @param inside set to true on the thread that runs the task
    WorkItem(WorkPool.Task<T> task, ThreadLocal<Boolean> inside) {
        this.task = task;
        this.inside = inside;
    }

    @Override
    public void run() {
        if (!claimed.compareAndSet(false, true)) {
            return;
        }
        started.countDown();
        inside.set(true);
        if (logContext != null) {
            MDC.setContextMap(logContext);
        }
        try {
            result = task.run();
        } catch (Throwable e) {
            failure = e;
        } finally {
            MDC.clear();
            inside.remove();
            ended.countDown();
        }
    }

    /// @return whether the task was started; if not, it never will be
    boolean awaitStart(Duration patience) {
        try {
            if (started.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !claimed.compareAndSet(false, true);
    }

    /// Waits for the end of a started task, also when interrupted: the task uses files of the waiting request.
    T result() throws IOException {
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return switch (failure) {
            case null -> Objects.requireNonNull(result);
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        };
    }
}
