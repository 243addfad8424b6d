package dev.downhill.training;

import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.train.TrainingPlan;
import dev.downhill.request.JsonObjectReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Resolved hyperparameters as JSON, in the field names of the request: sent back as a request they mean the same.
public final class HyperparametersJson {

    private HyperparametersJson() {}

    /// Reads what {@link #write} wrote.
    public static Hyperparameters read(String json) {
        JsonObjectReader fields = JsonObjectReader.parse(json.getBytes(StandardCharsets.UTF_8));
        Hyperparameters read = HyperparametersReader.read(fields, Loss.Plain.MSE);
        fields.throwIfAny("Stored hyperparameters do not fit.");
        return read;
    }

    public static ObjectNode write(Hyperparameters values) {
        ObjectNode json = object();
        json.set("loss", LossJson.write(values.loss()));
        json.set("optimizer", OptimizerJson.write(values.optimizer()));
        json.set("schedule", ScheduleJson.write(values.schedule()));
        if (values.batchSize() == TrainingPlan.FULL_BATCH) {
            json.put("batch_size", "full");
        } else {
            json.put("batch_size", values.batchSize());
        }
        json.put("epochs", values.epochs());
        json.set(
                "split",
                object().put("train", values.split().train())
                        .put("validation", values.split().validation())
                        .put("test", values.split().test())
                        .put("stratify", values.split().stratify()));
        json.set("regularization", RegularizationJson.write(values.regularization()));
        json.set("gradient_clipping", RegularizationJson.write(values.gradientClipping()));
        json.set("class_weight", RegularizationJson.write(values.classWeight()));
        EarlyStopping stopping = values.earlyStopping();
        if (stopping == null) {
            json.putNull("early_stopping");
        } else {
            json.set("early_stopping", earlyStopping(stopping));
        }
        json.put("seed", values.seed());
        json.put("time_limit_seconds", values.timeLimitSeconds());
        return json;
    }

    private static ObjectNode earlyStopping(EarlyStopping stopping) {
        return object().put("metric", label(stopping.metric()))
                .put("patience", stopping.patience())
                .put("min_delta", stopping.minDelta())
                .put("restore_best", stopping.restoreBest());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
