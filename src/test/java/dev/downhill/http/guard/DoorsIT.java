package dev.downhill.http.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// By which names the service is reached, and what pages of other origins may send to it, where nothing is configured.
class DoorsIT extends RunningService {

    private static final String PATH = "/v1/datasets";

    private String get(String path, String host) {
        return service.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "localhost.", "127.0.0.1", "127.9.9.9:80", "[::1]:8080"})
    void loopbackNamesReachIt(String host) {
        assertThat(get(PATH, host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil.localhost",
                "10.0.0.1",
                "0.0.0.0:8080",
                "2130706433",
                "[::2]"
            })
    void everyOtherNameIsMisdirected(String host) {
        for (String path : new String[] {PATH, "/", "/v3/api-docs", "/actuator/prometheus", "/nowhere", "/js/api.js"}) {
            assertThat(get(path, host))
                    .startsWith("HTTP/1.1 421")
                    .contains("application/problem+json", "host_not_allowed", "downhill.http.allowed-hosts")
                    .contains("\"pointer\":\"Host\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost@evil.example",
                "localhost, evil.example",
                "localhost evil.example",
                "[fe80::1%25lo]",
                "localhost:80:80",
                "localhost:x",
                "http://localhost",
                "localhost\r\nHost: evil.example",
                "evil.example\r\nHost: localhost"
            })
    void brokenNamesAreRefused(String host) {
        assertThat(get(PATH, host)).containsPattern("\\AHTTP/1.1 4(00|21)").doesNotContain("Exception");
    }

    @Test
    void aRequestWithoutAHostIsRefused() {
        assertThat(service.raw("GET /v1/datasets HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 421")
                .contains("Send Host");
        assertThat(service.raw("GET /v1/datasets HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void theHostOfAnAbsoluteTargetCountsToo() {
        String end = "/v1/datasets HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        assertThat(service.raw("GET http://localhost" + end)).startsWith("HTTP/1.1 200");
        assertThat(service.raw("GET http://evil.example" + end)).containsPattern("\\AHTTP/1.1 4(00|21)");
        assertThat(service.raw("GET http://evil.example"
                        + end.replace("Host: localhost", "Host: evil.example\r\nX-Forwarded-Host: localhost")))
                .startsWith("HTTP/1.1 421");
    }

    @Test
    void forwardedNamesDoNotCount() {
        assertThat(get(PATH, "evil.example\r\nX-Forwarded-Host: localhost\r\nForwarded: host=localhost"))
                .startsWith("HTTP/1.1 421");
    }

    /// Kubernetes asks by the address of the pod, the image of Docker by HTTP/1.0 without a host.
    @ParameterizedTest
    @ValueSource(strings = {"", "/liveness", "/readiness"})
    void probesComeByAnyName(String probe) {
        String path = "/actuator/health" + probe;
        assertThat(get(path, "10.42.0.7:8080")).startsWith("HTTP/1.1 200").contains("UP");
        assertThat(service.raw("GET " + path + " HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("UP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/healthy", "/actuator/health/../prometheus", "/actuator/health/..;/prometheus"})
    void nothingElsePassesForAProbe(String path) {
        assertThat(get(path, "evil.example"))
                .containsPattern("\\AHTTP/1.1 4(00|04|21)")
                .doesNotContain("jvm_");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://evil.example",
        "Origin, null",
        "Origin, http://localhost",
        "Origin, http://127.0.0.1:8080",
        "Origin, nonsense",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void foreignPagesChangeNothing(String header, String value) {
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            HttpRequest.Builder request = service.request("/v1/samples/iris")
                    .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                    .header("Content-Type", "text/plain")
                    .header(header, value);
            Answer answer = service.send(request);
            assertThat(answer.status()).as(method).isEqualTo(403);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.text())
                    .contains("origin_not_allowed", "downhill.http.allowed-origins", "\"pointer\":\"" + header + "\"");
        }
    }

    @Test
    void ownPagesAndOtherProgramsChangeWhatTheyLike() {
        HttpRequest.Builder own = service.request("/v1/samples/iris")
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("Origin", service.address().toString())
                .header("Sec-Fetch-Site", "same-origin");
        assertThat(service.send(own).status()).isEqualTo(201);
        assertThat(service.send(service.request("/v1/samples/iris")
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .header("Sec-Fetch-Site", "none"))
                        .status())
                .isEqualTo(201);
        assertThat(service.post("/v1/samples/iris", "application/json", new byte[0])
                        .status())
                .isEqualTo(201);
    }

    @Test
    void foreignPagesGetAnswersThatTheirBrowserKeepsFromThem() {
        Answer answer = service.send(service.request(PATH).header("Origin", "http://evil.example"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        Answer preflight = service.send(service.request(PATH)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "http://evil.example")
                .header("Access-Control-Request-Method", "GET"));
        assertThat(preflight.status()).isEqualTo(403);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    }
}
