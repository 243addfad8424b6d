package dev.downhill.training;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.Form;
import dev.downhill.catalogue.ObjectSpec;
import dev.downhill.catalogue.ValueType;
import dev.downhill.network.AutomaticNetwork;
import dev.downhill.network.NetworkJson;
import dev.downhill.training.hyperparameter.HyperparametersJson;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Every field of the body of a job.
public final class JobFields {

    private static final int MAX_PRIORITY = 1000;
    static final int MAX_ID = 100;

    static final FieldSpec<String> NAME = FieldSpec.optional(
                    "name",
                    ValueType.text(JobLabels.MAX_NAME),
                    "Names the job and its model: letters, digits, spaces, '.', '_' and '-'; by default as the dataset.")
            .shownDefault(JsonNodeFactory.instance.nullNode());

    /// Read by {@link JobRequests}.
    static final FieldSpec<String> DATASET =
            FieldSpec.required("dataset", ValueType.text(MAX_ID), "Id of the dataset to learn from.");

    /// Read by {@link JobRequests}.
    static final FieldSpec<JsonNode> NETWORK = FieldSpec.of(
            "network",
            ValueType.of(
                    Form.AnyOf.of(new Form.Text(1, MAX_ID), new Form.Fields(NetworkJson.INLINE)),
                    (body, name) -> body.field(name, JsonNodeFactory.instance.nullNode(), () -> body.raw(name)),
                    network -> network),
            (JsonNode) JsonNodeFactory.instance.stringNode(AutomaticNetwork.WORD),
            "Id of a stored network, or the network itself; `auto` takes one that suits the dataset.");

    static final FieldSpec<Integer> PRIORITY = FieldSpec.of(
                    "priority",
                    ValueType.integer(-MAX_PRIORITY, MAX_PRIORITY),
                    0,
                    "Place in the queue: higher goes first.")
            .advanced();

    /// Read by {@link JobLabels}.
    static final FieldSpec<JsonNode> METADATA = FieldSpec.of(
                    "metadata",
                    ValueType.of(
                            new Form.MapOf(new Form.Text(0, JobLabels.MAX_VALUE), JobLabels.MAX_TAGS),
                            (body, name) ->
                                    body.field(name, JsonNodeFactory.instance.objectNode(), () -> body.raw(name)),
                            tags -> tags),
                    (JsonNode) JsonNodeFactory.instance.objectNode(),
                    "Texts of the client's own, by key; keys have at most " + JobLabels.MAX_KEY + " characters.")
            .advanced();

    public static final ObjectSpec OBJECT = new ObjectSpec(
            "job.request",
            "A training job: dataset, network and hyperparameters.",
            Stream.of(
                            List.of(NAME, DATASET, NETWORK),
                            HyperparametersJson.resolved().fields(),
                            List.of(PRIORITY, METADATA))
                    .flatMap(List::stream)
                    .toList());

    private JobFields() {}
}
