package dev.downhill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.Service;
import dev.downhill.testing.Service.Answer;
import dev.downhill.training.TrainingClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What exists in the service, by the name that paths and fields have for it. What a run needs stays; what the run
/// itself made may be deleted by it.
final class Known {

    private static final String NETWORK = """
            {"name":"fuzzed","layers":[{"type":"dense","units":4,"activation":"relu"},{"type":"output"}]}""";

    /// So few that deletions meet things that are there.
    private static final int MAX_MADE = 20;

    private final Map<String, List<String>> kept = new HashMap<>();
    private final Map<String, List<String>> made = new HashMap<>();

    /// Trains a classifier, a regression and a model of images.
    static Known prepare(Service service) {
        Known known = new Known();
        TrainingClient client = new TrainingClient(service);
        Answer network = service.postJson("/v1/networks", NETWORK);
        assertThat(network.status()).as(network.text()).isEqualTo(201);
        known.keep("networks", network.json().path("id").asString());
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
        known.keep("jobs", cancelled(service, client, classes));
        known.keep("samples", "iris");
        Answer webhook = service.postJson("/v1/webhooks", "{\"url\":\"http://127.0.0.1:1999/\"}");
        assertThat(webhook.status()).as(webhook.text()).isEqualTo(201);
        known.keep("webhooks", webhook.json().path("id").asString());
        return known;
    }

    /// A job that was cancelled may be cancelled again.
    private static String cancelled(Service service, TrainingClient client, String dataset) {
        String job = client.submit("{'name':'fuzzed-cancelled','dataset':'" + dataset
                + "','epochs':1000000,'early_stopping':null,'network':{'layers':[{'type':'output'}]}}");
        Answer answer = service.postJson("/v1/jobs/" + job + "/cancel", "");
        assertThat(answer.status()).as(answer.text()).isBetween(200, 202);
        return job;
    }

    /// Removes what would go on working after the run.
    void endWebhooks(Service service) {
        kept.getOrDefault("webhooks", List.of()).forEach(id -> service.delete("/v1/webhooks/" + id));
    }

    private void keep(String kind, String id) {
        kept.computeIfAbsent(kind, _ -> new ArrayList<>()).add(id);
    }

    /// Notes something that the run has made.
    void made(String kind, String id) {
        List<String> ids = made.computeIfAbsent(kind, _ -> new ArrayList<>());
        ids.add(id);
        if (ids.size() > MAX_MADE) {
            ids.removeFirst();
        }
    }

    /// A thing of a kind such as `datasets`.
    ///
    /// @param doomed whether the request would delete it
    String one(String kind, boolean doomed, Random random) {
        List<String> candidates = new ArrayList<>(made.getOrDefault(kind, List.of()));
        if (!doomed) {
            candidates.addAll(kept.getOrDefault(kind, List.of()));
        }
        return candidates.isEmpty() ? "none" : candidates.get(random.nextInt(candidates.size()));
    }

    /// The kind that a field, a parameter or a place in a path is of; empty where it names nothing that is stored.
    static String kind(String name, String path) {
        return switch (name) {
            case "dataset" -> "datasets";
            case "network" -> "networks";
            case "job" -> "jobs";
            case "model", "ref" -> "versions";
            case "id", "name" -> path.matches("/v1/[a-z]+/\\{.*") ? path.split("/", -1)[2] : "";
            default -> "";
        };
    }
}
