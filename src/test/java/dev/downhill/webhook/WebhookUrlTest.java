package dev.downhill.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.request.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://example.com:8443/hooks?team=blue",
                "HTTPS://Example.COM/",
                "http://8.8.8.8/",
                "https://[2606:4700::1111]/x",
                "https://a-b.c1.example:443/"
            })
    void ordinaryUrlsAreTaken(String url) {
        Problems problems = new Problems();
        assertThat(WebhookUrl.read(url, "#/url", problems)).isPresent();
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://127.0.0.1.",
                "http://127.0.0.256/",
                "http://127.0.0.01/",
                "http://1.2.3.4.5/",
                "http://example.0x10/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fe80::1%25eth0]/",
                "https://user:secret@example.com/",
                "https://example.com@127.0.0.1/",
                "https://example.com/#there",
                "https://exam_ple.com/",
                "https://ex\u00e4mple.com/",
                "https://-example.com/",
                "https:///path",
                "https:example.com",
                "example.com/hooks",
                "/hooks",
                "ftp://example.com/",
                "file:///etc/passwd",
                "gopher://example.com/",
                "https://example.com:22/",
                "https://example.com:0/",
                "https://example.com:65536/",
                "https://exa mple.com/",
                "https://example.com\\@127.0.0.1/"
            })
    void oddFormsAreRefusedInOneSentence(String url) {
        Problems problems = new Problems();
        assertThat(WebhookUrl.read(url, "#/url", problems)).isEmpty();
        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo("#/url");
            assertThat(problem.code()).isEqualTo("wrong_url");
            assertThat(problem.detail()).endsWith(".").doesNotContain("Exception");
        });
    }
}
