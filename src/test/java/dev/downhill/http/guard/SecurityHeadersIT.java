package dev.downhill.http.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersIT extends RunningService {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/webjars/uplot/dist/uPlot.esm.js", "/v3/api-docs", "/nowhere", "/v1x"})
    void pagesRunNothingInlineAndLoadNothingFromElsewhere(String path) {
        assertThat(policy(path))
                .startsWith("default-src 'self'; img-src 'self' blob:;")
                .contains("frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'none'")
                .doesNotContain("unsafe", "data:", "*", "http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/jobs", "/v1/jobs/job_x/curves", "/v1/nowhere"})
    void answersOfTheApiLoadNothing(String path) {
        assertThat(policy(path))
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("self", "script");
    }

    @Test
    void swaggerMaySetStylesButRunNothingInline() {
        assertThat(policy("/swagger-ui/index.html"))
                .startsWith("default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;")
                .doesNotContain("script-src", "unsafe-eval");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/jobs", "/swagger-ui/index.html", "/nowhere", "/actuator/health"})
    void everyAnswerSaysWhatItIsAndTellsNobodyWhereOneCameFrom(String path) {
        Answer answer = service.get(path);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    void scriptsAreAskedForAnewAfterAnUpdate() {
        Answer script = service.get("/webjars/uplot/dist/uPlot.esm.js");
        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Content-Type")).startsWith("text/javascript");
        assertThat(script.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(service.send(service.request("/webjars/uplot/dist/uPlot.esm.js")
                                .header("If-Modified-Since", script.header("Last-Modified")))
                        .status())
                .isEqualTo(304);
    }

    private String policy(String path) {
        return service.get(path).header(SecurityHeaders.POLICY);
    }
}
