package dev.downhill.network.web;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.Form;
import dev.downhill.catalogue.ObjectSpec;
import dev.downhill.catalogue.ValueType;
import dev.downhill.network.NetworkJson;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Every field of the bodies that `/v1/networks` takes.
final class NetworkFields {

    private static final int MAX_ID = 100;

    /// The longest side, and the most features.
    private static final int MAX_LENGTH = 1 << 20;

    static final FieldSpec<String> NAME =
            FieldSpec.required("name", ValueType.text(NetworkJson.MAX_NAME), "Name of the network.");

    static final ObjectSpec STORED =
            ObjectSpec.of("network.request", "A network to be stored.", NAME, NetworkJson.LAYERS);

    static final FieldSpec<String> DATASET = FieldSpec.optional(
            "dataset", ValueType.text(MAX_ID), "Id of a dataset, which decides the shapes of input and output.");

    static final FieldSpec<List<Integer>> INPUT_SHAPE = FieldSpec.optional(
            "input_shape",
            ValueType.of(
                    new Form.ListOf(new Form.Whole(1, MAX_LENGTH), 1, 3),
                    (body, name) -> body.integers(name, 1, MAX_LENGTH, 1, 3),
                    NetworkFields::array),
            "Shape of one example where there is no dataset: `[features]` or `[height, width, channels]`.");

    static final ObjectSpec VALIDATED = ObjectSpec.of(
            "network.validation.request",
            "A network to check, for a dataset, for an input shape or for neither.",
            NetworkJson.NAME,
            DATASET,
            INPUT_SHAPE,
            NetworkJson.LAYERS);

    private NetworkFields() {}

    private static ArrayNode array(List<Integer> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
