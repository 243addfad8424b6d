package dev.downhill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.Service;
import dev.downhill.training.TrainingClient;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// The backup of a service on H2 as README.md describes it: a copy of its folder, made while it is stopped, has
/// everything.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BackupIT {

    private static final String PREDICT = "/v1/models/iris/predict";
    private static final String FLOWER = """
            {"instances":[{"sepal_length":5.1,"sepal_width":3.5,"petal_length":1.4,"petal_width":0.2}]}""";

    @TempDir
    private Path folder;

    @Test
    void aCopyOfTheStoppedHomeHasDatasetsJobsAndModelsWithEqualPredictions() throws Exception {
        String dataset;
        String job;
        String curves;
        String prediction;
        String weights;
        try (RunningJar original = UnpackedJar.start(folder, "-Ddownhill.home=home")) {
            Service service = new Service(original.port());
            TrainingClient client = new TrainingClient(service);
            dataset = client.sample("iris");
            job = client.train("{'name':'iris','dataset':'" + dataset
                            + "','network':{'layers':[{'type':'dense','units':8},{'type':'output'}]},'epochs':5}")
                    .path("id")
                    .asString();
            weights = client.weights(client.job(job));
            curves = service.get("/v1/jobs/" + job + "/curves").text();
            prediction = service.postJson(PREDICT, FLOWER).text();
        }
        FileSystemUtils.copyRecursively(folder.resolve("home/db"), folder.resolve("restored/db"));
        FileSystemUtils.deleteRecursively(folder.resolve("home"));
        try (RunningJar restored = UnpackedJar.start(folder, "-Ddownhill.home=restored")) {
            Service service = new Service(restored.port());
            TrainingClient client = new TrainingClient(service);
            assertThat(service.get("/v1/datasets/" + dataset + "/rows").status())
                    .isEqualTo(200);
            assertThat(client.job(job).path("status").asString()).isEqualTo("succeeded");
            assertThat(client.weights(client.job(job))).isEqualTo(weights);
            assertThat(service.get("/v1/jobs/" + job + "/curves").text()).isEqualTo(curves);
            assertThat(prediction).contains("\"label\"");
            assertThat(service.postJson(PREDICT, FLOWER).text()).isEqualTo(prediction);
        }
    }
}
