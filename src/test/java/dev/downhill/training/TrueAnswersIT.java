package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A job tells the truth about its end and its model.
class TrueAnswersIT extends RunningService {

    private static final String DEEP =
            "'network':{'layers':[{'type':'dense','units':8,'activation':'relu'},{'type':'dense','units':8,'activation':'relu'},{'type':'output'}]}";

    private TrainingClient client = new TrainingClient(service);

    @BeforeEach
    void connectClient() {
        client = new TrainingClient(service);
    }

    private static String explosion(String dataset, double rate, String more) {
        return "{'dataset':'" + dataset + "'," + DEEP + ",'epochs':1,'batch_size':'full','optimizer':{'type':'sgd',"
                + "'learning_rate':" + rate + "}," + more + "}";
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e20, 1e30, 1e38})
    void aLastStepThatExplodesIsNoSuccess(double rate) {
        for (String more : new String[] {
            "'split':{'train':0.8,'validation':0,'test':0.2}",
            "'split':{'train':1,'validation':0,'test':0}",
            "'split':{'train':0.8,'validation':0,'test':0.2},'time_limit_seconds':1000",
            "'early_stopping':{'restore_best':true}"
        }) {
            for (String dataset : new String[] {client.sample("iris"), client.regression()}) {
                JsonNode job = client.awaitEnd(client.submit(explosion(dataset, rate, more)));
                assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("failed");
                assertThat(job.path("stop_reason").asString()).isEqualTo("diverged");
                assertThat(job.path("model").isNull()).isTrue();
                assertThat(job.path("model_epoch").isNull()).isTrue();
                assertThat(job.path("error").path("message").asString()).contains("epoch 1");
            }
        }
    }

    @Test
    void theJobSaysWhichEpochItsModelIsOf() {
        String dataset = client.sample("iris");
        String fast =
                "{'dataset':'" + dataset + "'," + DEEP + ",'optimizer':{'type':'sgd','learning_rate':1.5},'epochs':30";
        JsonNode last = client.train(fast + ",'early_stopping':null}");
        assertThat(last.path("best").path("epoch").asInt()).isLessThan(30);
        assertThat(last.path("model_epoch").asInt()).isEqualTo(30);

        JsonNode kept = client.train(fast + ",'early_stopping':{'patience':30,'restore_best':false}}");
        assertThat(kept.path("model_epoch").asInt()).isEqualTo(30);
        assertThat(client.weights(kept)).isEqualTo(client.weights(last));

        JsonNode restored = client.train(fast + ",'early_stopping':{'patience':30}}");
        int best = restored.path("best").path("epoch").asInt();
        assertThat(restored.path("model_epoch").asInt()).isEqualTo(best).isLessThan(30);
        JsonNode same = client.train(fast.replace("'epochs':30", "'epochs':" + best) + ",'early_stopping':null}");
        assertThat(client.weights(same))
                .as("trained to that epoch and no further")
                .isEqualTo(client.weights(restored));
    }

    @Test
    void weightsForThousandsOfClassesAreKept() {
        StringBuilder csv = new StringBuilder("x,y\n");
        StringBuilder weights = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            for (int row = 0; row < 3; row++) {
                csv.append(i + row / 4.0).append(",label number ").append(i).append('\n');
            }
            weights.append(i == 0 ? "" : ",").append("'label number ").append(i).append("':2");
        }
        Answer uploaded = service.post(
                "/v1/datasets?name=many", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
        JsonNode job = client.train("{'dataset':'" + uploaded.json().path("id").asString()
                + "','network':{'layers':[{'type':'output'}]},'epochs':1,'class_weight':{" + weights + "}}");
        assertThat(job.path("hyperparameters").path("class_weight").size()).isEqualTo(2000);
    }

    @Test
    void batchNormOverOneRowIsWarnedOf() {
        String dataset = client.sample("iris");
        String job = "{'dataset':'" + dataset
                + "','epochs':1,'network':{'layers':[{'type':'dense','units':4},{'type':'batch_norm'},{'type':'output'}]},'batch_size':";
        JsonNode single = client.job(client.submit(job + "1}"));
        assertThat(single.path("diagnoses").path(0).asString()).contains("batches of one row", "layer_norm");
        assertThat(single.path("diagnoses").size()).isEqualTo(1);
        JsonNode last = client.job(client.submit(job + "52}"));
        assertThat(last.path("diagnoses").path(0).asString())
                .contains("105 training rows in batches of 52", "batch_size 53");
        assertThat(client.job(client.submit(job + "32}")).path("diagnoses").size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"हिन्दी", "cafe\u0301", "Größe 2.1", "日本語", "...", ".a"})
    void aNameThatIsTakenIsReachable(String name) {
        JsonNode job = client.train("{'dataset':'" + client.sample("iris") + "','name':'" + name
                + "','epochs':1,'network':{'layers':[{'type':'output'}]}}");
        String path =
                "/v1/models/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(service.get(path).json().path("id").asString())
                .isEqualTo(job.path("model").asString());
        Answer alias = service.send(service.request(path + "/aliases/live")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"version\":1}")));
        assertThat(alias.status()).as(alias.text()).isEqualTo(200);
        assertThat(service.get(path + "@live").status()).isEqualTo(200);
        assertThat(service.delete(path + "/aliases/live").status()).isEqualTo(204);
    }

    /// A client takes them for a step in the path, so that a model of this name could not be asked.
    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void aNameThatIsAStepInAPathIsRefused(String name) {
        Answer answer = service.postJson(
                "/v1/jobs",
                "{\"dataset\":\"" + client.sample("iris") + "\",\"name\":\"" + name
                        + "\",\"epochs\":1,\"network\":{\"layers\":[{\"type\":\"output\"}]}}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("#/name");
        assertThat(answer.text()).contains("step in the path");
    }
}
