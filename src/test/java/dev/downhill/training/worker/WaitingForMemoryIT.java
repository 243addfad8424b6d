package dev.downhill.training.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.SmallLimits;
import dev.downhill.training.TrainingClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Three jobs may train at once, but not three large ones: of 40 MiB each takes 24.
@SmallLimits
class WaitingForMemoryIT extends RunningService {

    private static final String LARGE = "'network':{'layers':[{'type':'dense','units':1225},"
            + "{'type':'dense','units':1225},{'type':'output'}]},'epochs':100000,'early_stopping':null";
    private static final String SMALL = "'network':{'layers':[{'type':'output'}]},'epochs':2";

    @Test
    void whatDoesNotFitBesideTheOthersWaitsAndStartsWhenRoomIsThere() {
        TrainingClient client = new TrainingClient(service);
        String data = "'dataset':'" + client.sample("iris") + "',";
        String first = client.submit("{" + data + LARGE + "}");
        client.await(first, job -> is("running", job));
        String second = client.submit("{" + data + LARGE + "}");
        client.await(second, job -> waitsFor("memory", job));
        String small = client.submit("{" + data + SMALL + "}");

        await().during(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(12))
                .until(() -> waitsFor("memory", client.job(second)) && waitsFor("worker", client.job(small)));
        JsonNode urgent = client.train("{" + data + SMALL + ",'priority':1}");
        assertThat(urgent.path("waiting_for").isNull()).isTrue();
        assertThat(is("queued", client.job(second))).isTrue();

        service.postJson("/v1/jobs/" + first + "/cancel", "");
        assertThat(client.await(second, job -> is("running", job))
                        .path("waiting_for")
                        .isNull())
                .isTrue();
        assertThat(is("succeeded", client.awaitEnd(small))).isTrue();
        service.postJson("/v1/jobs/" + second + "/cancel", "");
        assertThat(is("cancelled", client.awaitEnd(second))).isTrue();
    }

    private static boolean is(String status, JsonNode job) {
        return job.path("status").asString().equals(status);
    }

    private static boolean waitsFor(String what, JsonNode job) {
        return is("queued", job) && job.path("waiting_for").asString().equals(what);
    }
}
