package dev.downhill.training.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import dev.downhill.training.Job;
import dev.downhill.training.JobError;
import dev.downhill.training.JobStore;
import dev.downhill.training.Progress;
import dev.downhill.training.Sample;
import dev.downhill.training.StopReason;
import dev.downhill.training.curve.Best;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Places for streams: how many there are, and how they become free.
@TestPropertySource(properties = {"downhill.training.max-streams=3", "server.tomcat.connection-timeout=2s"})
class StreamLimitIT extends RunningService {

    private static final int PLACES = 3;
    private static final AtomicInteger JOBS = new AtomicInteger();
    private static final Best BEST = new Best(1, 0.5, true);

    @Autowired
    private JobStore store;

    @Autowired
    private EventHub hub;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int webPort;

    private final Deque<Socket> open = new ArrayDeque<>();

    private final Job job = Sample.running("job_" + JOBS.incrementAndGet());

    @BeforeEach
    void store() {
        store.add(job);
    }

    @AfterEach
    void endEveryStream() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        store.move(job, job.failed(StopReason.ERROR, new JobError("test", "It is over.", "None."), Sample.NOON));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> hub.followers() == 0);
    }

    private void epoch(int epoch) {
        assertThat(store.epoch(job.id(), 1, Sample.epoch(epoch, 1000), Progress.NONE, BEST))
                .isTrue();
    }

    /// A client that has room for a few events, and has got the first line.
    private void follow() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1);
        socket.connect(new InetSocketAddress("localhost", webPort));
        open.add(socket);
        socket.getOutputStream()
                .write(("GET /v1/events?job=" + job.id() + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().readNBytes(15)).asString().isEqualTo("HTTP/1.1 200 \r\n");
    }

    private void followInEveryPlace() throws IOException {
        for (int i = 0; i < PLACES; i++) {
            follow();
        }
        assertThat(hub.followers()).isEqualTo(PLACES);
    }

    private Answer stream() {
        return service.send(service.request("/v1/jobs/" + job.id() + "/events").header("Accept", "text/event-stream"));
    }

    @Test
    void oneStreamTooManyIsRefusedUntilAClientGoesAway() throws IOException {
        followInEveryPlace();

        Answer refused = stream();
        assertThat(refused.status()).as(refused.text()).isEqualTo(429);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:downhill:problem:busy");
        assertThat(refused.json().path("detail").asString())
                .contains("maximum of 3 event streams", "up to 50 jobs", "/v1/events?job=");
        assertThat(service.get("/v1/events?job=" + job.id()).status()).isEqualTo(429);
        assertThat(service.get("/v1/jobs/" + job.id() + "/events").status())
                .as("a page")
                .isEqualTo(200);
        assertThat(hub.followers()).isEqualTo(PLACES);

        open.remove().close();
        int[] epoch = {0};
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            epoch(++epoch[0]);
            return hub.followers() == PLACES - 1;
        });
        follow();
    }

    @Test
    void aClientThatTakesNothingLosesItsPlace() throws IOException {
        epoch(1);
        followInEveryPlace();
        jdbc.sql("insert into job_events (job_id, kind, epoch) select ?, 'epoch', 1 from system_range(1, 50000)")
                .param(job.id())
                .update();

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> hub.followers() == 0);
        assertThat(open).as("none of them has gone").noneMatch(Socket::isClosed);
        follow();
    }
}
