package dev.downhill.prediction.web;

import dev.downhill.prediction.Batch;
import dev.downhill.prediction.LoadedModel;
import dev.downhill.prediction.Prediction;
import dev.downhill.prediction.StreamedPredictions;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.work.WorkPool;
import java.io.IOException;
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

    /// @param pool encodes and predicts, one chunk after the other
    /// @throws dev.downhill.request.ProblemException naming all that does not fit the model
    List<Prediction> predict(LoadedModel model, WorkPool pool) throws IOException {
        List<Prediction> predictions = new ArrayList<>();
        Batch batch = new Batch(model, body.problems(), predictions::add);
        boolean streamed = StreamedPredictions.areNeeded(model, instances.size());
        float[] scratch = new float[streamed ? model.inputSize() : 0];
        int next = 0;
        while (next < instances.size() && !body.problems().isFull()) {
            int from = next;
            next = Math.min(instances.size(), from + batch.rowsPerPass());
            int to = next;
            pool.run(() -> {
                for (int i = from; i < to && !body.problems().isFull(); i++) {
                    if (streamed) {
                        // Encoded once more for the answer: all must be known to fit before it begins.
                        encoding(model, i).write(scratch, 0);
                    } else {
                        batch.add(encoding(model, i));
                    }
                }
                batch.finish();
                return true;
            });
        }
        body.problems().throwIfAny("The instances do not fit the model.");
        return streamed ? new StreamedPredictions(model, instances.size(), i -> encoding(model, i)) : predictions;
    }

    private Batch.Encoding encoding(LoadedModel model, int i) {
        String pointer = body.pointer(FIELD) + "/" + i;
        Batch.Encoding encoding =
                (inputs, offset) -> model.encoder().json(instances.get(i), pointer, inputs, offset, body.problems());
        return encoding.named(model.encoder().key(instances.get(i)));
    }
}
