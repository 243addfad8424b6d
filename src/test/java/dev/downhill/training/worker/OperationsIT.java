package dev.downhill.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import dev.downhill.training.TrainingClient;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/// The metrics and probes for operators. Counters are compared exactly, so no other test may train in this service: a
/// limit of its own gives it one.
@TestPropertySource(properties = {"downhill.training.max-queued=9", "downhill.training.checkpoint-interval=0s"})
@ExtendWith(OutputCaptureExtension.class)
class OperationsIT extends RunningService {

    private static final List<String> COUNTED = List.of(
            "downhill_epoch_seconds_count",
            "downhill_epoch_seconds_sum",
            "downhill_samples_total",
            "downhill_checkpoint_seconds_count",
            "downhill_checkpoint_seconds_sum");
    private static final String SUCCEEDED = "downhill_jobs{status=\"succeeded\"}";

    /// Zero if it is not there yet.
    private double metric(String name) {
        Matcher line = Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$")
                .matcher(service.get("/actuator/prometheus").text());
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    private Map<String, Double> counted() {
        return COUNTED.stream().collect(Collectors.toMap(name -> name, this::metric));
    }

    @Test
    void theMetricsTellOfAJobAndTheLogNamesIt(CapturedOutput output) {
        TrainingClient client = new TrainingClient(service);
        Map<String, Double> before = counted();
        double succeeded = metric(SUCCEEDED);
        String id = client.train("{'dataset':'" + client.sample("iris")
                        + "','network':{'layers':[{'type':'output'}]},'epochs':3,'early_stopping':null}")
                .path("id")
                .asString();
        Map<String, Double> more = counted();
        more.replaceAll((name, value) -> value - before.getOrDefault(name, 0.0));
        assertThat(more)
                .containsEntry("downhill_epoch_seconds_count", 3.0)
                .allSatisfy((name, value) -> assertThat(value).as(name).isPositive());
        assertThat(more.get("downhill_samples_total")).isGreaterThanOrEqualTo(3 * 100);
        assertThat(more.get("downhill_checkpoint_seconds_count")).isGreaterThanOrEqualTo(3);
        // Jobs are counted anew after a while.
        Awaitility.await().until(() -> metric(SUCCEEDED) == succeeded + 1);
        String all = service.get("/actuator/prometheus").text();
        assertThat(all).contains("downhill_queue_depth 0.0", "downhill_queue_age_seconds 0.0", "downhill_sse_clients ");
        assertThat(output.getOut().lines().filter(line -> line.contains("Job " + id + " starts")))
                .singleElement()
                .asString()
                .contains("[" + id + "]");
    }

    @Test
    void theProbesTellWhetherItLivesAndWhetherItCanWork() {
        Answer ready = service.get("/actuator/health/readiness");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.json().path("status").asString()).isEqualTo("UP");
        assertThat(service.get("/actuator/health/liveness")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("UP");
        assertThat(service.get("/actuator/env").status()).isEqualTo(404);
    }
}
