package dev.downhill.prediction.web;

import dev.downhill.pipeline.InstanceEncoder;
import dev.downhill.prediction.Batch;
import dev.downhill.prediction.LoadedModel;
import dev.downhill.prediction.Prediction;
import dev.downhill.request.JsonObjectReader;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The field `instances` of a JSON body.
final class JsonInstances {

    private static final String FIELD = "instances";

    private final JsonNode instances;
    private final JsonObjectReader body;

    /// @throws dev.downhill.request.ProblemException if the body holds anything that is not known
    JsonInstances(JsonObjectReader body, int most) {
        this.body = body;
        JsonNode given = body.raw(FIELD);
        if (given == null) {
            body.problem(FIELD, "missing", "The field 'instances' is required.", null);
        } else if (!given.isArray() || given.isEmpty()) {
            body.problem(FIELD, "wrong_type", "This must be an array of at least one instance.", null);
        } else if (given.size() > most) {
            body.problem(
                    FIELD,
                    "too_many",
                    "There are " + given.size() + " instances; the most of one request is " + most + ".",
                    "Send them in several requests, or as text/csv.");
        }
        body.throwIfAny("The request does not fit.");
        instances = body.raw().get(FIELD);
    }

    /// @throws dev.downhill.request.ProblemException naming all that does not fit the model
    List<Prediction> predict(LoadedModel model) {
        List<Prediction> predictions = new ArrayList<>();
        Batch batch = new Batch(model, body.problems(), predictions::add);
        InstanceEncoder encoder = model.encoder();
        for (int i = 0; i < instances.size() && !body.problems().isFull(); i++) {
            JsonNode instance = instances.get(i);
            String pointer = body.pointer(FIELD) + "/" + i;
            batch.add((inputs, offset) -> encoder.json(instance, pointer, inputs, offset, body.problems()));
        }
        batch.finish();
        body.problems().throwIfAny("The instances do not fit the model.");
        return predictions;
    }
}
