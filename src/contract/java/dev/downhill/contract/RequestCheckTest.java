package dev.downhill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Requests that break the document are told: otherwise the dashboard's requests would prove nothing.
class RequestCheckTest {

    private static RequestCheck check;

    @BeforeAll
    static void read() throws IOException {
        check = new RequestCheck(ApiDocument.parse(Files.readString(Path.of("src/test/resources/openapi.json"))));
    }

    @Test
    void aRequestOfTheDocumentHasNoFault() {
        assertThat(faults("GET", "/v1/jobs?limit=3&status=running", "")).isEmpty();
        assertThat(faults("POST", "/v1/jobs", "{\"dataset\":\"ds_1\",\"epochs\":3}"))
                .isEmpty();
    }

    @Test
    void anUnknownPathMethodParameterOrTypeIsAFault() {
        assertThat(faults("GET", "/v1/job", "")).containsExactly("GET /v1/job is not documented");
        assertThat(faults("PUT", "/v1/jobs", "")).containsExactly("PUT /v1/jobs is not documented");
        assertThat(faults("GET", "/v1/jobs?state=running", "")).containsExactly("listJobs has no parameter state");
        assertThat(check.faults("POST", URI.create("/v1/jobs"), "text/csv", new byte[0]))
                .containsExactly("submitJob takes no body of type text/csv");
    }

    @Test
    void aFieldThatIsMissingUnknownOrOfAnotherTypeIsAFault() {
        for (String body : List.of(
                "{\"epochs\":3}",
                "{\"dataset\":\"ds_1\",\"epoch\":3}",
                "{\"dataset\":\"ds_1\",\"epochs\":\"three\"}")) {
            assertThat(faults("POST", "/v1/jobs", body))
                    .as(body)
                    .isNotEmpty()
                    .allMatch(fault -> fault.startsWith("submitJob is sent " + body));
        }
    }

    private static List<String> faults(String method, String target, String body) {
        return check.faults(
                method,
                URI.create(target),
                body.isEmpty() ? "" : "application/json",
                body.getBytes(StandardCharsets.UTF_8));
    }
}
