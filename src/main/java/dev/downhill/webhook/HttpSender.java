package dev.downhill.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/// Sends deliveries over HTTP/1.1, each on a connection of its own, to the address that {@link Resolver} lets out. What
/// a receiver can do to this service is bounded: redirects are not followed, only the head of its answer is read, and
/// the whole takes at most some seconds, however slowly it comes.
final class HttpSender implements Sender, AutoCloseable {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final int MAX_LINE = 8192;
    private static final int MAX_HEADERS = 100;
    private static final int GONE = 410;

    private final CloseableHttpClient encrypted;
    private final CloseableHttpClient plain;
    private final InstantSource clock;
    private final Executor deadline;

    /// @param wholeMillis the most that a try may take
    HttpSender(Resolver encrypted, Resolver plain, InstantSource clock, long wholeMillis) {
        this.encrypted = client(encrypted);
        this.plain = client(plain);
        this.clock = clock;
        this.deadline = CompletableFuture.delayedExecutor(wholeMillis, TimeUnit.MILLISECONDS);
    }

    private static CloseableHttpClient client(Resolver resolver) {
        Http1Config limits = Http1Config.custom()
                .setMaxLineLength(MAX_LINE)
                .setMaxHeaderCount(MAX_HEADERS)
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(limits)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(SILENCE)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(SILENCE).build())
                .setConnectionReuseStrategy((_, _, _) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Downhill")
                .build();
    }

    @Override
    public Outcome send(Webhook webhook, Delivery delivery) {
        Instant now = clock.instant();
        HttpPost request = new HttpPost(webhook.url());
        request.setHeader("webhook-id", delivery.id());
        request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        request.setHeader("webhook-signature", webhook.secret().sign(delivery.id(), now, delivery.body()));
        request.setEntity(new StringEntity(delivery.body(), ContentType.APPLICATION_JSON));
        deadline.execute(request::abort);
        CloseableHttpClient client = WebhookUrl.isPlain(webhook.url()) ? plain : encrypted;
        try (ClassicHttpResponse answer = client.executeOpen(null, request, null)) {
            return outcome(answer.getCode());
        } catch (ForbiddenAddressException e) {
            return new Outcome(null, e.getMessage(), true);
        } catch (IOException e) {
            return new Outcome(null, why(e), false);
        }
    }

    private static Outcome outcome(int status) {
        if (status >= 200 && status < 300) {
            return new Outcome(status, null, false);
        }
        String error = status >= 300 && status < 400
                ? "The receiver answered with " + status + ": redirects are not followed."
                : "The receiver answered with " + status + ".";
        return new Outcome(status, error, status == GONE);
    }

    /// In words that tell the owner of a webhook what to look at, and nothing about the inside of this service.
    private static String why(IOException e) {
        return switch (e) {
            case UnknownHostException _ -> "The host could not be found.";
            case SSLException _ -> "No encrypted connection could be made: " + e.getMessage();
            case InterruptedIOException _ -> "The receiver did not answer in time.";
            case ConnectException _ -> "The receiver did not take the connection.";
            default -> "The connection broke off before there was a whole answer.";
        };
    }

    @Override
    public void close() throws IOException {
        encrypted.close();
        plain.close();
    }
}
