package dev.downhill.training.hyperparameter;

import dev.downhill.catalogue.Kinds;
import dev.downhill.catalogue.ObjectSpec;
import dev.downhill.catalogue.Values;
import dev.downhill.dataset.split.SplitFields;
import dev.downhill.dataset.split.SplitRule;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.request.JsonObjectReader;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/// Resolved hyperparameters as JSON, in the field names of the request: sent back as a request they mean the same.
public final class HyperparametersJson {

    private HyperparametersJson() {}

    /// Reads what {@link #write} wrote.
    public static Hyperparameters read(String json) {
        JsonObjectReader fields = JsonObjectReader.parse(json.getBytes(StandardCharsets.UTF_8));
        Hyperparameters read = HyperparametersReader.read(fields, Loss.Plain.MSE, null);
        fields.throwIfAny("Stored hyperparameters do not fit.");
        return read;
    }

    public static ObjectNode write(Hyperparameters values) {
        return HyperparameterFields.OBJECT.write(new Values()
                .with(LossJson.FIELD, values.loss())
                .with(HyperparameterFields.OPTIMIZER, values.optimizer())
                .with(HyperparameterFields.SCHEDULE, values.schedule())
                .with(HyperparameterFields.BATCH_SIZE, values.batchSize())
                .with(HyperparameterFields.EPOCHS, values.epochs())
                .with(HyperparameterFields.SPLIT, values.split())
                .with(HyperparameterFields.REGULARIZATION, values.regularization())
                .with(HyperparameterFields.GRADIENT_CLIPPING, values.gradientClipping())
                .with(HyperparameterFields.CLASS_WEIGHT, values.classWeight())
                .with(HyperparameterFields.EARLY_STOPPING, values.earlyStopping())
                .with(HyperparameterFields.SEED, values.seed())
                .with(HyperparameterFields.TIME_LIMIT, values.timeLimitSeconds()));
    }

    /// The object that {@link #write} writes.
    public static ObjectSpec resolved() {
        return HyperparameterFields.OBJECT;
    }

    public static Kinds<OptimizerSpec> optimizers() {
        return OptimizerJson.KINDS;
    }

    public static Kinds<ScheduleSpec> schedules() {
        return ScheduleJson.KINDS;
    }

    public static Kinds<SplitRule> splits() {
        return SplitFields.KINDS;
    }

    public static Kinds<Loss> losses() {
        return LossJson.KINDS;
    }
}
