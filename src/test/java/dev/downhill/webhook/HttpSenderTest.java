package dev.downhill.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class HttpSenderTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00.900Z");

    private static Webhook webhook(String url) {
        return new Webhook(
                "whk_1",
                URI.create(url),
                WebhookEvent.ENDS,
                new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLbSw"),
                NOW);
    }

    private static Sender.Outcome send(String url, Resolver.Lookup lookup, String... allowed) throws IOException {
        Destinations destinations = new Destinations(new WebhookProperties(true, List.of(allowed), null));
        Webhook webhook = webhook(url);
        try (HttpSender sender = new HttpSender(
                Resolver.encrypted(lookup, destinations),
                Resolver.plain(lookup, destinations),
                Clock.fixed(NOW, ZoneOffset.UTC),
                2000)) {
            return sender.send(
                    webhook,
                    Delivery.created("msg_1", webhook, WebhookEvent.JOB_FAILED, "job_1", "{\"a\":\"ä\"}", NOW));
        }
    }

    private static Sender.Outcome send(String url) throws IOException {
        return send(url, InetAddress::getAllByName, "127.0.0.1/32");
    }

    @Test
    void theBodyArrivesSigned() throws IOException {
        try (Receiver receiver = new Receiver()) {
            assertThat(send(receiver.url() + "?team=blue")).isEqualTo(new Sender.Outcome(204, null, false));
            assertThat(receiver.received()).singleElement().satisfies(got -> {
                assertThat(got.path()).isEqualTo("/hook?team=blue");
                assertThat(got.body()).isEqualTo("{\"a\":\"ä\"}");
                assertThat(got.headers())
                        .containsEntry("webhook-id", "msg_1")
                        .containsEntry("webhook-timestamp", Long.toString(NOW.getEpochSecond()))
                        .containsEntry(
                                "webhook-signature",
                                webhook("http://x").secret().sign("msg_1", NOW, got.body()));
                assertThat(got.headers().get("Content-Type")).startsWith("application/json");
            });
        }
    }

    @Test
    void redirectsAreNotFollowed() throws IOException {
        try (Receiver other = new Receiver();
                Receiver receiver = new Receiver()) {
            receiver.redirectsTo(other.url());
            Sender.Outcome outcome = send(receiver.url());
            assertThat(outcome.status()).isEqualTo(307);
            assertThat(outcome.error()).contains("redirects are not followed");
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void failuresAreToldApart() throws IOException {
        try (Receiver receiver = new Receiver()) {
            receiver.answers(500);
            assertThat(send(receiver.url()))
                    .isEqualTo(new Sender.Outcome(500, "The receiver answered with 500.", false));
            receiver.answers(410);
            assertThat(send(receiver.url()).hopeless()).isTrue();
        }
        assertThat(send("http://127.0.0.1:" + closedPort() + "/").error()).contains("did not take the connection");
        Resolver.Lookup unknown = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(send("https://nowhere.example/", unknown).error()).contains("could not be found");
    }

    @Test
    void aNameThatTurnsIntoAPrivateAddressIsNotCalled() throws IOException {
        try (Receiver receiver = new Receiver()) {
            String url = receiver.url().replace("127.0.0.1", "rebound.example");
            Resolver.Lookup rebound = _ -> InetAddress.getAllByName("127.0.0.1");
            assertThat(send(url, rebound, "10.0.0.0/8").error()).contains("loopback");
            assertThat(send(url.replace("http:", "https:"), rebound)).satisfies(outcome -> {
                assertThat(outcome.error()).contains("loopback");
                assertThat(outcome.hopeless()).isTrue();
            });
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void theNameIsLookedUpOnceAndThatAddressIsCalled() throws IOException {
        try (Receiver receiver = new Receiver()) {
            String url = receiver.url().replace("127.0.0.1", "changing.example");
            Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "10.9.9.9", "10.9.9.9"));
            assertThat(send(url, _ -> InetAddress.getAllByName(answers.removeFirst()), "127.0.0.1/32", "10.0.0.0/8")
                            .status())
                    .isEqualTo(204);
            assertThat(answers).hasSize(2);
            assertThat(receiver.received().getFirst().headers().get("Host")).startsWith("changing.example:");
        }
    }

    @Test
    void oneBadAddressAmongGoodOnesIsEnoughToRefuse() throws IOException {
        Resolver.Lookup both =
                _ -> new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("169.254.169.254")};
        assertThat(send("https://two.example/", both).error()).contains("link-local");
    }

    @Test
    void aReceiverThatNeverComesToAnEndIsCutOff() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread drip = Thread.ofVirtual().start(() -> drip(server));
            long begun = System.nanoTime();
            Sender.Outcome outcome = send("http://127.0.0.1:" + server.getLocalPort() + "/");
            assertThat(outcome.error()).isNotNull();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
            drip.interrupt();
        }
    }

    /// One header after another, slower than the whole may take and faster than the silence that is suffered.
    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!Thread.currentThread().isInterrupted()) {
                socket.getOutputStream().write("X: y\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            }
        } catch (IOException _) {
            // The other side has hung up, as it should.
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return server.getLocalPort();
        }
    }
}
