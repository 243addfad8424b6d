package dev.downhill.training;

import dev.downhill.catalogue.Kinds;
import dev.downhill.catalogue.ObjectSpec;
import dev.downhill.catalogue.Values;
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
        Hyperparameters read = HyperparametersReader.read(fields, Loss.Plain.MSE);
        fields.throwIfAny("Stored hyperparameters do not fit.");
        return read;
    }

    public static ObjectNode write(Hyperparameters values) {
        return JobFields.HYPERPARAMETERS.write(new Values()
                .with(LossJson.FIELD, values.loss())
                .with(JobFields.OPTIMIZER, values.optimizer())
                .with(JobFields.SCHEDULE, values.schedule())
                .with(JobFields.BATCH_SIZE, values.batchSize())
                .with(JobFields.EPOCHS, values.epochs())
                .with(JobFields.SPLIT, values.split())
                .with(JobFields.REGULARIZATION, values.regularization())
                .with(JobFields.GRADIENT_CLIPPING, values.gradientClipping())
                .with(JobFields.CLASS_WEIGHT, values.classWeight())
                .with(JobFields.EARLY_STOPPING, values.earlyStopping())
                .with(JobFields.SEED, values.seed())
                .with(JobFields.TIME_LIMIT, values.timeLimitSeconds()));
    }

    /// Every field of the body of a job.
    public static ObjectSpec request() {
        return JobFields.OBJECT;
    }

    /// The object that {@link #write} writes.
    public static ObjectSpec resolved() {
        return JobFields.HYPERPARAMETERS;
    }

    public static Kinds<OptimizerSpec> optimizers() {
        return OptimizerJson.KINDS;
    }

    public static Kinds<ScheduleSpec> schedules() {
        return ScheduleJson.KINDS;
    }

    public static Kinds<Loss> losses() {
        return LossJson.KINDS;
    }
}
