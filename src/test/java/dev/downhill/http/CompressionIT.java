package dev.downhill.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.training.TrainingClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Clients that take gzip get it, but never for a stream of events.
class CompressionIT extends RunningService {

    private static final String RECIPE =
            "','network':{'layers':[{'type':'output'}]},'epochs':40,'early_stopping':null}";

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "/v1/samples, application/json",
        "/v3/api-docs, application/json",
        "/webjars/uplot/dist/uPlot.esm.js, text/javascript",
        "/css/parts.css, text/css",
        "/, text/html"
    })
    void textIsCompressed(String path, String type) throws Exception {
        assertSameUnpacked(path, type);
    }

    @Test
    void curvesAreCompressedInEveryFormAndEventsAreNot() throws Exception {
        TrainingClient trainings = new TrainingClient(service);
        String id = trainings
                .train("{'dataset':'" + trainings.sample("iris") + RECIPE)
                .path("id")
                .asString();
        for (String type : new String[] {"application/json", "text/csv", "image/svg+xml"}) {
            assertSameUnpacked("/v1/jobs/" + id + "/curves", type);
        }
        HttpResponse<InputStream> stream = compressed("/v1/jobs/" + id + "/events", "text/event-stream");
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
        try (InputStream body = stream.body()) {
            assertThat(new String(body.readNBytes(200), StandardCharsets.UTF_8)).contains("event: ");
        }
    }

    private void assertSameUnpacked(String path, String type) throws Exception {
        String plain =
                service.send(service.request(path).header("Accept", type)).text();
        HttpResponse<InputStream> answer = compressed(path, type);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding")).as(path).contains("gzip");
        assertThat(answer.headers().allValues("Vary").toString().toLowerCase(Locale.ROOT))
                .contains("accept-encoding");
        try (InputStream body = new GZIPInputStream(answer.body())) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
        }
    }

    private HttpResponse<InputStream> compressed(String path, String type) throws IOException, InterruptedException {
        return client.send(
                service.request(path)
                        .header("Accept", type)
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofInputStream());
    }
}
