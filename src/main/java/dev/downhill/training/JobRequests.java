package dev.downhill.training;

import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Datasets;
import dev.downhill.dataset.Task;
import dev.downhill.network.NetworkDefinition;
import dev.downhill.network.NetworkJson;
import dev.downhill.network.Networks;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Texts;
import dev.downhill.training.hyperparameter.Hyperparameters;
import dev.downhill.training.hyperparameter.HyperparametersReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Turns the body of a request into a job that can be trained, or into everything that is wrong with it at once.
@Component
final class JobRequests {

    private static final int MAX_TEXT = 1_000_000;
    private static final String DATASETS = "Its upload gave it an id; GET /v1/datasets lists them.";
    private static final String NETWORKS =
            "Give the id of a stored network (GET /v1/networks lists them), or the network"
                    + " itself: {\"layers\": [{\"type\": \"output\"}]}.";

    private final Datasets datasets;
    private final Networks networks;
    private final Feasibility feasibility;

    JobRequests(Datasets datasets, Networks networks, Feasibility feasibility) {
        this.datasets = datasets;
        this.networks = networks;
        this.feasibility = feasibility;
    }

    /// @throws ProblemException not found if only an id leads nowhere, else unfit
    JobRequest read(JsonObjectReader body) {
        Found<Dataset> dataset = find(body, JobFields.DATASET.name(), "ds_", DATASETS, datasets::get);
        boolean byId = body.isText(JobFields.NETWORK.name());
        Found<NetworkDefinition> stored =
                byId ? find(body, JobFields.NETWORK.name(), "net_", NETWORKS, networks::get) : Found.nothing();
        NetworkSpec network = byId ? stored.map(NetworkDefinition::spec) : inline(body);
        Loss auto = dataset.map(Dataset::task) == Task.REGRESSION ? Loss.Plain.MSE : Loss.Plain.CROSS_ENTROPY;
        Hyperparameters hyperparameters = HyperparametersReader.read(body, auto);
        String name = JobLabels.name(body, Objects.requireNonNullElse(dataset.map(Dataset::name), ""));
        int priority = JobFields.PRIORITY.read(body);
        Map<String, String> metadata = JobLabels.metadata(body);
        List<String> diagnoses = dataset.thing == null
                ? List.of()
                : feasibility.check(dataset.thing, network, hyperparameters, body.problems());
        body.throwIfAny("This job cannot be trained as it stands.");
        dataset.throwIfMissing();
        stored.throwIfMissing();
        String datasetId = Objects.requireNonNull(dataset.map(Dataset::id));
        Recipe recipe = new Recipe(
                datasetId,
                dataset.map(Dataset::task),
                stored.map(NetworkDefinition::id),
                Objects.requireNonNull(network),
                hyperparameters);
        return new JobRequest(name, recipe, priority, metadata, diagnoses);
    }

    /// @param prefix of the ids of such things
    /// @param hint what to do where the text is no id
    private static <T> Found<T> find(
            JsonObjectReader body, String field, String prefix, String hint, Function<String, T> get) {
        String id = body.text(field, MAX_TEXT).required();
        if (id.isEmpty()) {
            return Found.nothing();
        }
        if (!id.startsWith(prefix)) {
            String shown = Texts.cut(id, JobFields.MAX_ID);
            body.problem(
                    field,
                    "no_id",
                    "'" + shown + (shown.length() < id.length() ? "…" : "") + "' is no id of a " + field
                            + ": those begin with '" + prefix + "'.",
                    id.stripLeading().startsWith("{") ? "Send the object itself, not a text that holds it." : hint);
            return Found.nothing();
        }
        try {
            return new Found<>(get.apply(id), null);
        } catch (ProblemException e) {
            return new Found<>(null, e);
        }
    }

    private static @Nullable NetworkSpec inline(JsonObjectReader body) {
        String field = JobFields.NETWORK.name();
        JsonNode node = body.raw(field);
        if (node == null) {
            body.problem(
                    field,
                    "missing",
                    "The field 'network' is required.",
                    "Give the id of a stored network, or the network itself: {\"layers\":[{\"type\":\"output\"}]}.");
            return null;
        }
        return NetworkJson.read(node, body.pointer(field), body.problems());
    }

    /// Something asked for by id; that there is none is told only where nothing else is wrong.
    private record Found<T>(@Nullable T thing, @Nullable ProblemException missing) {

        void throwIfMissing() {
            if (missing != null) {
                throw missing;
            }
        }

        <U> @Nullable U map(Function<? super T, U> property) {
            return thing == null ? null : property.apply(thing);
        }

        static <T> Found<T> nothing() {
            return new Found<>(null, null);
        }
    }
}
