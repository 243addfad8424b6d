package dev.downhill.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class WorkPoolTest {

    private final WorkPool pool = new WorkPool("work-test", 1, Duration.ofMillis(50));
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        pool.close();
        requests.close();
    }

    @Test
    void aTaskRunsOnAPlatformThreadOfThePool() throws IOException {
        Thread thread =
                CompletableFuture.supplyAsync(this::threadOfATask, requests).join();

        assertThat(thread.isVirtual()).isFalse();
        assertThat(thread.getName()).startsWith("work-test-");
    }

    private Thread threadOfATask() {
        try {
            return pool.run(Thread::currentThread);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatATaskThrowsComesThrough() {
        IOException thrown = new IOException("broken");

        assertThatThrownBy(() -> pool.run(() -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThatThrownBy(() -> pool.run(() -> {
                    throw ProblemException.malformed("broken");
                }))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> pool.run(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void theLogContextGoesWithTheTaskAndDoesNotStay() throws IOException {
        MDC.put("request_id", "req_1");
        String within = pool.run(() -> String.valueOf(MDC.get("request_id")));
        MDC.remove("request_id");

        assertThat(within).isEqualTo("req_1");
        assertThat(pool.run(() -> String.valueOf(MDC.get("request_id")))).isEqualTo("null");
    }

    @Test
    void aTaskThatFindsNoThreadInTimeIsRefusedAndNeverRuns() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<?> first = CompletableFuture.runAsync(() -> occupy(started, end), requests);
        started.await();
        AtomicBoolean ran = new AtomicBoolean();

        assertThatThrownBy(() -> pool.run(() -> {
                    ran.set(true);
                    return true;
                }))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(ProblemException.Kind.BUSY);
                    assertThat(refused.retryAfter()).isNotNull();
                });

        end.countDown();
        first.join();
        assertThat(pool.run(() -> "next")).isEqualTo("next");
        assertThat(ran).isFalse();
    }

    private void occupy(CountDownLatch started, CountDownLatch end) {
        try {
            pool.run(() -> {
                started.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return true;
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTaskWithinATaskTakesNoOtherThread() throws IOException {
        assertThat(pool.run(() -> pool.run(() -> "inner"))).isEqualTo("inner");
    }

    /// A task that was started is waited for; one that was not is refused.
    @Test
    void anInterruptEndsNoTask() throws IOException {
        Thread.currentThread().interrupt();
        String outcome;
        try {
            outcome = pool.run(() -> "interrupted: " + Thread.currentThread().isInterrupted());
        } catch (ProblemException e) {
            outcome = "refused";
        }

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isIn("refused", "interrupted: false");
    }
}
