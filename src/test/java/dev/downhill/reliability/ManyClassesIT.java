package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.RunningJar;
import dev.downhill.testing.Service;
import dev.downhill.testing.Service.Answer;
import dev.downhill.training.TrainingClient;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Datasets, evaluations and answers that are large because there are thousands of classes, on a service with a small
/// heap: none of them exhausts it.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ManyClassesIT {

    private static final int INSTANCES = 10_000;
    private static final int PAGE = 30;

    @TempDir
    private Path folder;

    @Test
    void thousandsOfClassesFitIntoASmallHeap() throws Exception {
        try (RunningJar jar = Jars.start(folder, List.of("-XX:+ExitOnOutOfMemoryError"))) {
            Service service = new Service(jar.port());
            TrainingClient client = new TrainingClient(service);
            String most = dataset(service, 10_000);
            JsonNode evaluation = client.evaluation(train(client, most, "most"));
            assertThat(evaluation.path("classes")).hasSize(10_000);
            assertThat(evaluation.path("confusion_matrix").isNull()).isTrue();

            train(client, dataset(service, 2000), "many");
            assertThat(predictions(service, "many")).isEqualTo(INSTANCES);

            for (int i = 0; i < PAGE; i++) {
                String variant = "{\"name\":\"copy " + i + "\"}";
                assertThat(service.postJson("/v1/datasets/" + most + "/variants", variant)
                                .status())
                        .isEqualTo(201);
            }
            JsonNode page = service.get("/v1/datasets?limit=" + PAGE).json().path("data");
            assertThat(page).hasSize(PAGE);
            assertThat(page.path(0).path("columns").path(1).path("distinct").asInt())
                    .isEqualTo(10_000);
            assertThat(service.get("/v1/models").status()).isEqualTo(200);
            assertThat(jar.isAlive()).isTrue();
        }
    }

    private static JsonNode train(TrainingClient client, String dataset, String name) {
        return client.train("{'name':'" + name + "','dataset':'" + dataset
                + "','network':{'layers':[{'type':'output'}]},'epochs':1,'batch_size':256}");
    }

    /// Two rows of every class.
    private static String dataset(Service service, int classes) {
        String csv = IntStream.range(0, 2 * classes)
                .mapToObj(row -> row / 10 + ",c" + row % classes)
                .collect(Collectors.joining("\n", "x,class\n", "\n"));
        Answer answer = service.post("/v1/datasets", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    /// @return how many there were in an answer of hundreds of megabytes
    private static int predictions(Service service, String model) throws IOException, InterruptedException {
        String instances =
                IntStream.range(0, INSTANCES).mapToObj(x -> "[" + x + "]").collect(Collectors.joining(","));
        HttpRequest request = service.request("/v1/models/" + model + "/predict")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"instances\":[" + instances + "]}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            return ended(answer.body());
        }
    }

    /// Counts the objects behind the last probability of each.
    private static int ended(InputStream answer) throws IOException {
        int count = 0;
        int before = 0;
        try (InputStream bytes = new BufferedInputStream(answer, 1 << 16)) {
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                count += next == '}' && before == ']' ? 1 : 0;
                before = next;
            }
        }
        return count - 1;
    }
}
