package dev.downhill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.Service;
import dev.downhill.testing.Service.Answer;
import dev.downhill.training.TrainingClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// What exists in the service, by the name that paths and fields have for it. What a run needs stays; what the run
/// itself made may be deleted by it.
final class Known {

    private static final String NETWORK = """
            {"name":"fuzzed","layers":[{"type":"dense","units":4,"activation":"relu"},{"type":"output"}]}""";

    private static final int DELETABLE_MODELS = 3;

    /// So few that deletions meet things that are there.
    private static final int MAX_MADE = 20;

    /// Nothing listens there, so every delivery fails and can be sent again.
    private static final String RECEIVER = "http://127.0.0.1:1999/";

    private final Map<String, List<String>> kept = new HashMap<>();
    private final Map<String, List<String>> made = new HashMap<>();

    /// Jobs of models that the run may delete.
    private final List<String> deletable = new ArrayList<>();

    /// Trains a classifier, a regression and a model of images.
    static Known prepare(Service service) {
        Known known = new Known();
        TrainingClient client = new TrainingClient(service);
        Answer network = service.postJson("/v1/networks", NETWORK);
        assertThat(network.status()).as(network.text()).isEqualTo(201);
        known.keep("networks", network.json().path("id").asString());
        known.keep("urls", RECEIVER);
        Answer webhook = service.postJson("/v1/webhooks", "{\"url\":\"" + RECEIVER + "\"}");
        assertThat(webhook.status()).as(webhook.text()).isEqualTo(201);
        String webhookId = webhook.json().path("id").asString();
        known.keep("webhooks", webhookId);
        String classes = client.sample("iris");
        Map<String, String> datasets = Map.of(
                "fuzzed-classes", classes,
                "fuzzed-numbers", client.regression(),
                "fuzzed-images", client.sample("faces"));
        datasets.forEach((name, dataset) -> {
            String job = client.train("{'name':'" + name + "','dataset':'" + dataset
                            + "','epochs':1,'network':{'layers':[{'type':'output'}]}}")
                    .path("id")
                    .asString();
            known.keep("datasets", dataset);
            known.keep("jobs", job);
            known.keep("models", name);
            known.keep("versions", name);
            known.keep("versions", name + "@1");
        });
        for (int i = 0; i < DELETABLE_MODELS; i++) {
            JsonNode job = client.train(job("fuzzed-deletable-" + i, classes, 1));
            known.deletable.add(job.path("id").asString());
            known.made("versions", "fuzzed-deletable-" + i + "@1");
        }
        known.keep("jobs", client.submit(job("fuzzed-long", client.sample("mnist"), 1_000_000)));
        known.keep("samples", "iris");
        known.keep("deliveries", delivery(service, webhookId));
        return known;
    }

    private static String job(String name, String dataset, int epochs) {
        return "{'name':'" + name + "','dataset':'" + dataset + "','epochs':" + epochs
                + ",'early_stopping':null,'network':{'layers':[{'type':'flatten'},{'type':'output'}]}}";
    }

    private static String delivery(Service service, String webhook) {
        return Awaitility.await()
                .until(
                        () -> service.get("/v1/webhooks/" + webhook + "/deliveries")
                                .json()
                                .path("data"),
                        deliveries -> !deliveries.isEmpty())
                .get(0)
                .path("id")
                .asString();
    }

    /// Ends what would go on working after the run, and deletes the jobs whose models the run may have deleted.
    void end(Service service) {
        deletable.forEach(id -> service.delete("/v1/jobs/" + id));
        kept.getOrDefault("jobs", List.of()).forEach(id -> service.postJson("/v1/jobs/" + id + "/cancel", ""));
        service.get("/v1/webhooks")
                .json()
                .path("data")
                .forEach(webhook ->
                        service.delete("/v1/webhooks/" + webhook.path("id").asString()));
    }

    private void keep(String kind, String id) {
        kept.computeIfAbsent(kind, _ -> new ArrayList<>()).add(id);
    }

    /// Notes something that the run has made.
    ///
    /// @return what is forgotten for it
    Optional<String> made(String kind, String id) {
        List<String> ids = made.computeIfAbsent(kind, _ -> new ArrayList<>());
        ids.add(id);
        return ids.size() > MAX_MADE ? Optional.of(ids.removeFirst()) : Optional.empty();
    }

    /// A thing of a kind such as `datasets`: one of those that stay as often as one that the run has made.
    ///
    /// @param doomed whether the request would delete or end it
    String one(String kind, boolean doomed, Random random) {
        List<String> own = made.getOrDefault(kind, List.of());
        List<String> staying = doomed ? List.of() : kept.getOrDefault(kind, List.of());
        List<String> candidates = own.isEmpty() || (!staying.isEmpty() && random.nextBoolean()) ? staying : own;
        return candidates.isEmpty() ? "none" : candidates.get(random.nextInt(candidates.size()));
    }

    /// The kind that a field, a parameter or a place in a path is of; empty where it names nothing that is stored.
    static String kind(String name, String path) {
        return switch (name) {
            case "dataset" -> "datasets";
            case "network" -> "networks";
            case "job" -> "jobs";
            case "model", "ref" -> "versions";
            case "url" -> "urls";
            case "delivery" -> "deliveries";
            case "id", "name" -> path.matches("/v1/[a-z]+/\\{.*") ? path.split("/", -1)[2] : "";
            default -> "";
        };
    }
}
