package dev.downhill.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import dev.downhill.testing.SmallLimits;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Features of all requests: ids, polling, pages, and errors of the container.
@SmallLimits
class RequestsIT extends RunningService {

    @Test
    void aPlainRequestIdIsKept() {
        Answer answer = service.send(service.request("/probe/list").header("X-Request-Id", "mine-1.2_3"));
        assertThat(answer.header("X-Request-Id")).isEqualTo("mine-1.2_3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "", "x;y"})
    void anyOtherRequestIdIsReplaced(String id) {
        Answer answer = service.send(service.request("/probe/list").header("X-Request-Id", id));
        assertThat(answer.header("X-Request-Id")).startsWith("req_").hasSize(30);
    }

    @Test
    void aPageHasSnakeCaseNames() {
        assertThat(service.get("/probe/list?limit=2").text())
                .isEqualTo(
                        "{\"object\":\"list\",\"data\":[\"a\",\"b\"],\"first_id\":\"a\",\"last_id\":\"b\",\"has_more\":true}");
    }

    @Test
    void whatStillChangesSaysWhenToLookAgain() {
        Answer answer = service.get("/probe/state?terminal=false");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.header("ETag")).isEqualTo("W/\"7-running\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(service.get("/probe/state?terminal=true").header("Retry-After"))
                .isEmpty();
    }

    @Test
    void aClientThatHoldsTheVersionGetsNoBody() {
        Answer answer =
                service.send(service.request("/probe/state?terminal=false").header("If-None-Match", "W/\"7-running\""));
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void acceptedWorkHasAPlace() {
        Answer answer = service.send(service.request("/probe/work").POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/v1/work/1");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/%00", "/a%2", "/v1/../../x", "/{}"})
    void whatTomcatRefusesIsAProblemToo(String path) {
        String answer = service.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("<html").doesNotContain("Exception");
    }

    @Test
    void aBrokenEscapeIsAnsweredAsJson() {
        String answer = service.raw("GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).contains("application/problem+json").contains("\"status\":400");
    }

    @Test
    void aZeroCharacterInAQueryIsRefused() {
        String answer =
                service.raw("GET /probe/needs?name=%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    @Test
    void headersTooLongAreRefused() {
        String answer = service.raw(
                "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("<html").doesNotContain("Exception");
    }
}
