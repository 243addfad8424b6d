package dev.downhill.prediction.web;

import dev.downhill.prediction.Batch;
import dev.downhill.prediction.LoadedModel;
import dev.downhill.prediction.Prediction;
import dev.downhill.prediction.StreamedPredictions;
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
        JsonNode given = body.rawList(FIELD);
        if (given == null) {
            body.problem(FIELD, "missing", "The field 'instances' is required.", null);
        } else if (!given.isArray() || given.isEmpty()) {
            body.problem(
                    FIELD,
                    "wrong_type",
                    "This must be an array of at least one instance.",
                    given.isObject() ? "Write \"instances\": [{…}], also for a single one." : null);
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
        if (StreamedPredictions.areNeeded(model, instances.size())) {
            return streamed(model);
        }
        List<Prediction> predictions = new ArrayList<>();
        Batch batch = new Batch(model, body.problems(), predictions::add);
        for (int i = 0; i < instances.size() && !body.problems().isFull(); i++) {
            batch.add(encoding(model, i));
        }
        batch.finish();
        body.problems().throwIfAny("The instances do not fit the model.");
        return predictions;
    }

    /// Each instance is encoded twice, since all must be known to fit before the answer begins.
    private List<Prediction> streamed(LoadedModel model) {
        float[] scratch = new float[model.inputSize()];
        for (int i = 0; i < instances.size() && !body.problems().isFull(); i++) {
            encoding(model, i).write(scratch, 0);
        }
        body.problems().throwIfAny("The instances do not fit the model.");
        return new StreamedPredictions(model, instances.size(), i -> encoding(model, i));
    }

    private Batch.Encoding encoding(LoadedModel model, int i) {
        String pointer = body.pointer(FIELD) + "/" + i;
        return (inputs, offset) -> model.encoder().json(instances.get(i), pointer, inputs, offset, body.problems());
    }
}
