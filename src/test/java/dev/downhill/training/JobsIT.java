package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JobsIT extends RunningService {

    private static final String NETWORK =
            "'network':{'layers':[{'type':'dense','units':16,'activation':'relu'},{'type':'output'}]}";
    private static final String ENDLESS = NETWORK + ",'epochs':1000000,'early_stopping':null";

    private TrainingClient client = new TrainingClient(service);

    @BeforeEach
    void train() {
        client = new TrainingClient(service);
    }

    @Test
    void aJobIsSubmittedTrainedAndEvaluated() {
        String dataset = client.sample("iris");
        Answer accepted = service.postJson(
                "/v1/jobs",
                ("{'dataset':'" + dataset + "'," + NETWORK + ",'epochs':30,'metadata':{'team':'blue'}}")
                        .replace('\'', '"'));
        assertThat(accepted.status()).isEqualTo(202);
        String id = accepted.json().path("id").asString();
        assertThat(accepted.header("Location")).isEqualTo("/v1/jobs/" + id);
        assertThat(accepted.header("Retry-After")).isEqualTo("1");
        assertThat(accepted.json().path("status").asString()).isEqualTo("queued");
        assertThat(accepted.json().path("queue_position").asInt()).isEqualTo(1);

        JsonNode job = client.awaitEnd(id);
        assertThat(job.path("status").asString()).isEqualTo("succeeded");
        assertThat(job.path("stop_reason").asString()).isIn("completed", "early_stopping");
        assertThat(job.path("model").asString()).startsWith("mdl_");
        assertThat(job.path("progress").path("fraction").asDouble()).isEqualTo(1);
        assertThat(job.path("best").path("validation_loss").isNumber()).isTrue();
        assertThat(job.path("error").isNull()).isTrue();
        assertThat(job.path("metadata").path("team").asString()).isEqualTo("blue");
        assertThat(job.path("transitions")
                        .valueStream()
                        .map(move -> move.path("status").asString()))
                .containsExactly("queued", "running", "succeeded");
        assertThat(job.path("hyperparameters")
                        .path("optimizer")
                        .path("learning_rate")
                        .asDouble())
                .isEqualTo(0.001);
        assertThat(client.evaluation(job).path("rows").asInt()).isGreaterThan(20);
    }

    /// Twenty of 23 irises, and 25 of 30 patches, are what a linear model of either sample reaches.
    @Test
    void aDatasetAloneTrainsSomethingSensible() {
        JsonNode irises = client.train("{'dataset':'" + client.sample("iris") + "'}");
        assertThat(irises.path("network").path("layers").findValuesAsString("type"))
                .containsExactly("dense", "dense", "output");
        assertThat(client.evaluation(irises).path("accuracy").asDouble()).isGreaterThan(20 / 23.0);

        JsonNode patches = client.train("{'dataset':'" + client.sample("faces") + "','network':'auto'}");
        assertThat(patches.path("network").path("layers").findValuesAsString("type"))
                .startsWith("conv2d", "max_pool2d");
        assertThat(client.evaluation(patches).path("accuracy").asDouble()).isGreaterThan(25 / 30.0);
    }

    @Test
    void jobsOfOneSplitSeedAreTestedOnTheSameRows() {
        String dataset = client.sample("iris");
        List<List<Integer>> rows = Stream.of("'seed':1,'split':{'seed':5}", "'seed':2,'split':{'seed':5}", "'seed':2")
                .map(seeds -> client.train("{'dataset':'" + dataset + "'," + NETWORK + ",'epochs':1," + seeds + "}"))
                .map(job -> service.get("/v1/models/" + job.path("model").asString() + "/evaluation/rows?limit=100")
                        .json()
                        .path("data"))
                .map(found -> found.valueStream()
                        .map(row -> row.path("row").asInt())
                        .sorted()
                        .toList())
                .toList();

        assertThat(rows.get(0)).hasSizeGreaterThan(20).isEqualTo(rows.get(1)).isNotEqualTo(rows.get(2));
    }

    @Test
    void curvesComeAsNumbersAsTableAndAsPicture() {
        JsonNode job = client.train(
                "{'dataset':'" + client.sample("iris") + "'," + NETWORK + ",'epochs':40,'early_stopping':null}");
        String curves = "/v1/jobs/" + job.path("id").asString() + "/curves";
        JsonNode all = service.get(curves).json();
        assertThat(all.path("epochs").size()).isEqualTo(40);
        assertThat(all.path("series").propertyNames())
                .containsExactly(
                        "train_loss",
                        "validation_loss",
                        "train_accuracy",
                        "validation_accuracy",
                        "learning_rate",
                        "gradient_norm",
                        "seconds");
        assertThat(service.get(curves + "?since_epoch=38").json().path("epochs").toString())
                .isEqualTo("[39,40]");
        assertThat(service.get(curves + "?max_points=25").json().path("epochs").size())
                .isEqualTo(25);
        assertThat(service.get(curves + "?max_points=1").status()).isEqualTo(422);
        assertThat(service.send(service.request(curves.replace("curves", "events"))
                                .header("Accept", "text/event-stream")
                                .header(
                                        "Last-Event-ID",
                                        all.path("last_event_id").asString()))
                        .status())
                .as("nothing is newer than these curves")
                .isEqualTo(204);

        Answer table = service.send(service.request(curves).header("Accept", "text/csv"));
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        assertThat(table.text().lines()).hasSize(41).first().asString().startsWith("epoch,train_loss,");
        Answer picture = service.send(service.request(curves).header("Accept", "image/svg+xml"));
        assertThat(picture.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(picture.text()).startsWith("<svg").contains("best: epoch");
        Answer any = service.send(service.request(curves).header("Accept", "*/*"));
        assertThat(any.header("Content-Type")).startsWith("application/json");
        assertThat(service.send(service.request(curves).header("Accept", "image/png"))
                        .status())
                .isEqualTo(406);
    }

    @Test
    void regressionErrorsAreInTheTargetsOwnUnits() {
        JsonNode job = client.train("{'dataset':'" + client.regression() + "'," + NETWORK + ",'epochs':60}");
        JsonNode series = service.get("/v1/jobs/" + job.path("id").asString() + "/curves")
                .json()
                .path("series");
        double first = series.path("validation_rmse").path(0).asDouble();
        assertThat(first).as("the target's standard deviation is about 290").isBetween(100.0, 1000.0);
        assertThat(series.path("train_mae").path(0).asDouble()).isBetween(80.0, 1000.0);
        assertThat(series.has("train_accuracy")).isFalse();
    }

    @Test
    void anUnchangedJobIsNotSentAgain() {
        JsonNode job = client.train("{'dataset':'" + client.sample("iris") + "'," + NETWORK + ",'epochs':2}");
        String path = "/v1/jobs/" + job.path("id").asString();
        Answer seen = service.get(path);
        assertThat(seen.header("Retry-After")).isEmpty();
        assertThat(seen.header("ETag")).isNotEmpty();
        Answer again = service.send(service.request(path).header("If-None-Match", seen.header("ETag")));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
    }

    @Test
    void aRunningJobIsCancelledWithinABatchAndAWaitingOneAtOnce() {
        String dataset = client.sample("iris");
        String running = client.submit("{'dataset':'" + dataset + "'," + ENDLESS + "}");
        client.await(running, job -> job.path("progress").path("epoch").asInt() > 0);
        assertThat(service.get("/v1/jobs/" + running).header("Retry-After")).isEqualTo("1");
        String waiting = client.submit("{'dataset':'" + dataset + "'," + ENDLESS + "}");
        String urgent = client.submit("{'dataset':'" + dataset + "'," + ENDLESS + ",'priority':1}");
        assertThat(client.job(urgent).path("queue_position").asInt()).isEqualTo(1);
        assertThat(client.job(waiting).path("queue_position").asInt()).isEqualTo(2);

        assertThat(cancel(waiting).json().path("status").asString()).isEqualTo("cancelled");
        assertThat(cancel(waiting).status()).as("asking again").isEqualTo(200);
        assertThat(cancel(running).json().path("status").asString()).isIn("cancelling", "cancelled");
        JsonNode ended = client.awaitEnd(running);
        assertThat(ended.path("status").asString()).isEqualTo("cancelled");
        assertThat(ended.path("stop_reason").asString()).isEqualTo("user");
        assertThat(client.weights(ended)).as("what it had come to").hasSize(64);
        client.await(urgent, job -> job.path("status").asString().equals("running"));
        cancel(urgent);
        client.awaitEnd(urgent);
    }

    @Test
    void aPausedJobGoesOnToTheSameWeights() {
        String recipe = "{'dataset':'" + client.sample("digits") + "','network':{'layers':[{'type':'dense','units':64},"
                + "{'type':'output'}]},'epochs':60,'early_stopping':null}";
        JsonNode whole = client.train(recipe);
        String id = client.submit(recipe);
        client.await(id, job -> job.path("progress").path("epoch").asInt() > 1);

        assertThat(command(id, "pause").json().path("status").asString()).isIn("pausing", "paused");
        JsonNode paused = client.await(id, job -> job.path("status").asString().equals("paused"));
        assertThat(paused.path("terminal").asBoolean()).isFalse();
        assertThat(paused.path("estimated_finish").isNull()).isTrue();
        assertThat(command(id, "pause").status()).as("asking again").isEqualTo(200);
        assertThat(service.delete("/v1/jobs/" + id).status()).isEqualTo(409);

        assertThat(command(id, "resume").status()).isEqualTo(200);
        JsonNode ended = client.awaitEnd(id);
        assertThat(ended.path("attempt").asInt()).isEqualTo(1);
        assertThat(ended.path("transitions")
                        .valueStream()
                        .map(move -> move.path("status").asString()))
                .containsExactly("queued", "running", "pausing", "paused", "queued", "running", "succeeded");
        assertThat(client.weights(ended)).isEqualTo(client.weights(whole));
        assertThat(command(id, "resume").status()).isEqualTo(409);
        assertThat(command(id, "pause").status()).isEqualTo(409);
    }

    @Test
    void aPausedJobIsCancelledWithAModelOfWhatItHadComeTo() {
        String id = client.submit("{'dataset':'" + client.sample("iris") + "'," + ENDLESS + "}");
        client.await(id, job -> job.path("progress").path("epoch").asInt() > 0);
        command(id, "pause");
        client.await(id, job -> job.path("status").asString().equals("paused"));
        String other = client.submit("{'dataset':'" + client.sample("iris") + "'," + ENDLESS + "}");
        client.await(other, job -> job.path("status").asString().equals("running"));
        assertThat(cancel(id).json().path("status").asString()).isEqualTo("cancelling");
        JsonNode ended = client.awaitEnd(id);
        assertThat(ended.path("status").asString()).isEqualTo("cancelled");
        assertThat(client.job(other).path("status").asString())
                .as("whom it does not wait for")
                .isEqualTo("running");
        assertThat(service.get("/v1/models/" + ended.path("model").asString() + "/evaluation")
                        .json()
                        .path("rows")
                        .asInt())
                .isPositive();
        cancel(other);
    }

    private Answer command(String id, String command) {
        return service.postJson("/v1/jobs/" + id + "/" + command, "");
    }

    @Test
    void whatAJobNeedsIsKeptUntilItEnds() {
        String dataset = client.sample("iris");
        String network = service.postJson("/v1/networks", "{\"name\":\"one\",\"layers\":[{\"type\":\"output\"}]}")
                .json()
                .path("id")
                .asString();
        String id = client.submit(
                "{'dataset':'" + dataset + "','network':'" + network + "','epochs':1000000,'early_stopping':null}");
        for (String needed : List.of("/v1/datasets/" + dataset, "/v1/networks/" + network)) {
            Answer refused = service.delete(needed);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text()).contains(id);
        }
        assertThat(service.delete("/v1/jobs/" + id).status()).isEqualTo(409);
        cancel(id);
        client.awaitEnd(id);
        assertThat(client.job(id).path("network").asString()).isEqualTo(network);
        // The model of the epochs before the cancellation needs the dataset for its test rows.
        String model = client.job(id).path("model").asString("");
        if (!model.isEmpty()) {
            assertThat(service.delete("/v1/datasets/" + dataset).status()).isEqualTo(409);
            assertThat(service.delete("/v1/models/" + model).status()).isEqualTo(204);
        }
        for (String path : List.of("/v1/datasets/" + dataset, "/v1/networks/" + network, "/v1/jobs/" + id)) {
            assertThat(service.delete(path).status()).as(path).isEqualTo(204);
        }
        assertThat(service.get("/v1/jobs/" + id).status()).isEqualTo(404);
    }

    @Test
    void aLossThatIsNoNumberFailsTheJobNamingEpochAndBatch() {
        String id = client.submit("{'dataset':'" + client.regression() + "'," + NETWORK
                + ",'optimizer':{'type':'sgd','learning_rate':1e18}}");
        JsonNode job = client.awaitEnd(id);
        assertThat(job.path("status").asString()).isEqualTo("failed");
        assertThat(job.path("stop_reason").asString()).isEqualTo("diverged");
        assertThat(job.path("error").path("code").asString()).isEqualTo("diverged");
        assertThat(job.path("error").path("message").asString())
                .contains("epoch 1")
                .contains("batch");
        assertThat(job.path("error").path("hint").asString()).contains("learning_rate");
        assertThat(job.path("model").isNull()).isTrue();
        assertThat(cancel(id).status()).as("too late").isEqualTo(409);
    }

    @Test
    void aTimeLimitEndsTrainingWithAModel() {
        JsonNode job =
                client.train("{'dataset':'" + client.sample("iris") + "'," + ENDLESS + ",'time_limit_seconds':1}");
        assertThat(job.path("stop_reason").asString()).isEqualTo("time_limit");
        assertThat(job.path("model").asString()).startsWith("mdl_");
    }

    @Test
    void listsAreFilteredAndPaged() {
        String dataset = client.sample("iris");
        String first = client.submit("{'dataset':'" + dataset + "'," + NETWORK + ",'epochs':1}");
        String second = client.submit("{'dataset':'" + dataset + "'," + NETWORK + ",'epochs':1}");
        client.awaitEnd(first);
        client.awaitEnd(second);
        JsonNode page = service.get("/v1/jobs?limit=1&dataset=" + dataset).json();
        assertThat(page.path("data").path(0).path("id").asString()).isEqualTo(second);
        assertThat(page.path("has_more").asBoolean()).isTrue();
        JsonNode next = service.get("/v1/jobs?dataset=" + dataset + "&status=succeeded&after=" + second)
                .json();
        assertThat(next.path("data").size()).isEqualTo(1);
        assertThat(next.path("first_id").asString()).isEqualTo(first);
        assertThat(service.get("/v1/jobs?status=succeeded,queued&status=failed&name=IRI&dataset=" + dataset)
                        .json()
                        .path("data")
                        .size())
                .isEqualTo(2);
        assertThat(service.get("/v1/jobs?status=queued,running&dataset=" + dataset)
                        .json()
                        .path("data"))
                .isEmpty();
        assertThat(service.get("/v1/jobs?name=setosa&dataset=" + dataset).json().path("data"))
                .isEmpty();
        for (String wrong : List.of("done", "queued,done", "queued,", "")) {
            assertThat(service.get("/v1/jobs?status=" + wrong).status())
                    .as("status=" + wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    void impossibleJobsAreRefusedAndNothingIsStored() {
        String dataset = client.sample("iris");
        int before = service.get("/v1/jobs?limit=100").json().path("data").size();
        for (String body : List.of(
                "{'dataset':'" + dataset + "','network':{'layers':[{'type':'conv2d','filters':8},{'type':'output'}]}}",
                "{'dataset':'" + dataset + "'," + NETWORK + ",'learning_rate':0.1}",
                "{'dataset':'" + dataset + "'," + NETWORK + ",'loss':'binary_cross_entropy'}")) {
            Answer answer = service.postJson("/v1/jobs", body.replace('\'', '"'));
            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertThat(answer.json().path("errors").size()).isPositive();
        }
        assertThat(service.postJson("/v1/jobs", "{").status()).isEqualTo(400);
        assertThat(service.get("/v1/jobs?limit=100").json().path("data").size()).isEqualTo(before);
    }

    private Answer cancel(String id) {
        return service.postJson("/v1/jobs/" + id + "/cancel", "");
    }
}
