package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/// The metrics and probes for operators. Spring's tests export no metrics unless told to.
@TestPropertySource(properties = "management.prometheus.metrics.export.enabled=true")
@ExtendWith(OutputCaptureExtension.class)
class OperationsIT extends RunningService {

    private double metric(String name) {
        String text = service.get("/actuator/prometheus").text();
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(text);
        assertThat(line.find()).as(name + " in\n" + text).isTrue();
        return Double.parseDouble(line.group(1));
    }

    @Test
    void theMetricsTellOfAJobAndTheLogNamesIt(CapturedOutput output) {
        TrainingClient client = new TrainingClient(service);
        String id = client.train("{'dataset':'" + client.sample("iris")
                        + "','network':{'layers':[{'type':'output'}]},'epochs':3,'early_stopping':null}")
                .path("id")
                .asString();
        assertThat(metric("downhill_epoch_seconds_count")).isEqualTo(3);
        assertThat(metric("downhill_epoch_seconds_sum")).isPositive();
        assertThat(metric("downhill_samples_total")).isGreaterThanOrEqualTo(3 * 100);
        assertThat(metric("downhill_checkpoint_seconds_count")).isGreaterThanOrEqualTo(3);
        assertThat(metric("downhill_checkpoint_seconds_sum")).isPositive();
        assertThat(metric("downhill_jobs{status=\"succeeded\"}")).isEqualTo(1);
        assertThat(metric("downhill_queue_depth")).isZero();
        assertThat(metric("downhill_queue_age_seconds")).isZero();
        assertThat(metric("downhill_sse_clients")).isZero();
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
