package dev.downhill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.reliability.Effort;
import dev.downhill.testing.RunningService;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Whatever a client sends, the answer is one that the OpenAPI document promises, and never a 5xx.
///
/// The profile `reliability` sends 100,000 requests, with `-Dreliability.seed=7` others.
class FuzzIT extends RunningService {

    private static final int REQUESTS = Effort.of(5_000, 100_000);

    @Test
    void everyAnswerIsOneThatTheDocumentPromises() {
        ApiDocument document = ApiDocument.parse(service.get("/v3/api-docs").text());
        Known known = Known.prepare(service);
        FuzzRun run = new FuzzRun(service, document, known, Effort.SEED);

        Map<String, String> faults = run.run(REQUESTS);

        known.end(service);
        String told = faults.entrySet().stream()
                .map(fault -> "### " + fault.getKey() + "\n" + fault.getValue())
                .collect(Collectors.joining("\n\n", "\n", "\n"));
        assertThat(faults).as(told).isEmpty();
        assertThat(run.neverSucceeded()).isEmpty();
        assertThat(run.statuses().keySet()).contains(200, 201, 202, 204, 404, 422);
    }
}
