package dev.downhill.training;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Datasets;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.Task;
import dev.downhill.network.AutomaticNetwork;
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
import tools.jackson.databind.node.JsonNodeFactory;

/// Turns the body of a request into a job that can be trained, or into everything that is wrong with it at once.
@Component
final class JobRequests {

    private static final int MAX_TEXT = 1_000_000;
    private static final String DATASETS = "Its upload gave it an id; GET /v1/datasets lists them.";
    private static final String NETWORKS = "Give the id of a stored network (GET /v1/networks lists them), the network"
            + " itself: {\"layers\": [{\"type\": \"output\"}]}, or \"auto\".";
    private static final JsonNode AUTOMATIC = JsonNodeFactory.instance.stringNode(AutomaticNetwork.WORD);

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
        JsonNode asked = body.raw(JobFields.NETWORK.name());
        boolean automatic = asked == null || asked.isNull() || AUTOMATIC.equals(asked);
        boolean byId = !automatic && body.isText(JobFields.NETWORK.name());
        Found<NetworkDefinition> stored =
                byId ? find(body, JobFields.NETWORK.name(), "net_", NETWORKS, networks::get) : Found.nothing();
        NetworkSpec network;
        if (automatic) {
            network = dataset.map(JobRequests::suitable);
        } else {
            network = byId ? stored.map(NetworkDefinition::spec) : inline(body, Objects.requireNonNull(asked));
        }
        Loss auto = dataset.map(Dataset::task) == Task.REGRESSION ? Loss.Plain.MSE : Loss.Plain.CROSS_ENTROPY;
        Hyperparameters hyperparameters = HyperparametersReader.read(body, auto, dataset.thing);
        String name = JobLabels.name(body, Objects.requireNonNullElse(dataset.map(Dataset::name), ""));
        int priority = JobFields.PRIORITY.read(body);
        Map<String, String> metadata = JobLabels.metadata(body);
        List<String> diagnoses = dataset.thing == null
                ? List.of()
                : feasibility.check(dataset.thing, network, hyperparameters, body.problems());
        body.throwIfAny("This job cannot be trained.");
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

    private static @Nullable NetworkSpec inline(JsonObjectReader body, JsonNode network) {
        return NetworkJson.read(network, body.pointer(JobFields.NETWORK.name()), body.problems());
    }

    private static NetworkSpec suitable(Dataset dataset) {
        return dataset.columns().stream()
                .filter(column -> column.role() == Role.INPUT)
                .map(Column::shape)
                .filter(Objects::nonNull)
                .findFirst()
                .map(shape -> AutomaticNetwork.forImages(shape.get(0), shape.get(1)))
                .orElseGet(AutomaticNetwork::forTable);
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
