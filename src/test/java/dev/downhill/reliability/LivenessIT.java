package dev.downhill.reliability;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The probe of liveness is answered while uploads and large bodies keep every processor busy. Once two of them stopped
/// all other requests for seconds.
///
/// The long form holds the promise: the 99th percentile is below 100 ms under 8 parallel uploads of 64 MB. The quick
/// form has a bound that a busy machine keeps and the fault does not. So have large bodies, whose clients and trees
/// share the heap of the test.
@Tag("timed")
class LivenessIT extends RunningService {

    private static final Logger LOG = LoggerFactory.getLogger(LivenessIT.class);

    private static final int UPLOADS = Effort.isFull() ? 8 : 4;
    private static final int MEGABYTES = Effort.isFull() ? 64 : 8;
    private static final int WARM_UP = 50;
    private static final Duration PAUSE = Duration.ofMillis(10);

    @Test
    void isAnsweredUnderUploads() throws Exception {
        byte[] csv = csv(MEGABYTES << 20);

        Answers answers =
                answersWhile(() -> service.post("/v1/datasets", "text/csv", csv).status(), 201);

        if (Effort.isFull()) {
            assertThat(answers.percentile(0.99)).isLessThan(100);
        }
        assertThat(answers.percentile(0.8)).isLessThan(300);
    }

    @Test
    void isAnsweredUnderLargeBodies() throws Exception {
        byte[] json = ("{\"instances\":[" + "[5.1,3.5,1.4,0.2],".repeat(800_000) + "[1]]}").getBytes(US_ASCII);

        Answers answers = answersWhile(
                () -> service.post("/v1/models/none/predict", "application/json", json)
                        .status(),
                422);

        assertThat(answers.percentile(0.8)).isLessThan(300);
    }

    private interface Request {
        int status();
    }

    /// The times of the probe in milliseconds, sorted.
    private record Answers(List<Double> sorted) {

        double percentile(double share) {
            return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share)));
        }
    }

    private Answers answersWhile(Request request, int expected) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            service.get("/actuator/health/liveness");
        }
        List<Double> millis = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(UPLOADS)) {
            List<CompletableFuture<Integer>> running = new ArrayList<>();
            for (int i = 0; i < UPLOADS; i++) {
                running.add(CompletableFuture.supplyAsync(request::status, clients));
            }
            while (!running.stream().allMatch(Future::isDone)) {
                long start = System.nanoTime();
                assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);
                millis.add((System.nanoTime() - start) / (double) TimeUnit.MILLISECONDS.toNanos(1));
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            for (CompletableFuture<Integer> upload : running) {
                assertThat(upload.get()).isEqualTo(expected);
            }
        }
        assertThat(millis).hasSizeGreaterThan(5);
        Answers answers = new Answers(millis.stream().sorted().toList());
        LOG.info(
                "{} probes: median {} ms, p99 {} ms, max {} ms",
                millis.size(),
                answers.percentile(0.5),
                answers.percentile(0.99),
                answers.sorted().getLast());
        return answers;
    }

    private static byte[] csv(int bytes) {
        StringBuilder rows = new StringBuilder("a,b,c,label\n");
        for (int i = 0; rows.length() < bytes; i++) {
            rows.append(i * 7919L % 10_007)
                    .append(".25,")
                    .append(i % 97)
                    .append(',')
                    .append(i * 31L % 1_009)
                    .append(i % 2 == 0 ? ",x\n" : ",y\n");
        }
        return rows.toString().getBytes(US_ASCII);
    }
}
