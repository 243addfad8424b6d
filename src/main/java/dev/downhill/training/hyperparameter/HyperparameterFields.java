package dev.downhill.training.hyperparameter;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.Form;
import dev.downhill.catalogue.ObjectSpec;
import dev.downhill.catalogue.RecordSpec;
import dev.downhill.catalogue.ValueType;
import dev.downhill.dataset.split.SplitFields;
import dev.downhill.dataset.split.SplitRule;
import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.spec.GradientClipping;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.nn.train.TrainingPlan;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/// Every hyperparameter: its name, type, default and meaning.
final class HyperparameterFields {

    private static final String FULL = "full";
    private static final int MAX_BATCH = 1 << 20;
    static final int MAX_EPOCHS = 1_000_000;
    private static final int MAX_SECONDS = 366 * 24 * 3600;

    static final FieldSpec<OptimizerSpec> OPTIMIZER = FieldSpec.of(
            "optimizer",
            OptimizerJson.KINDS.field(),
            OptimizerJson.KINDS.defaultValue(),
            "How a step is taken along the gradient.");

    static final FieldSpec<ScheduleSpec> SCHEDULE = FieldSpec.of(
            "schedule",
            ScheduleJson.TYPE,
            ScheduleJson.KINDS.defaultValue(),
            "How the learning rate changes while training.");

    static final FieldSpec<Integer> BATCH_SIZE = FieldSpec.of(
            "batch_size",
            ValueType.of(
                    Form.AnyOf.of(new Form.Whole(1, MAX_BATCH), new Form.Choice(List.of(FULL))),
                    (body, name) -> body.field(name, 1, () -> batchSize(body, name)),
                    HyperparameterFields::writeBatchSize),
            32,
            "Rows for each step; `full` takes all training rows at once.");

    static final FieldSpec<Integer> EPOCHS =
            FieldSpec.of("epochs", ValueType.integer(1, MAX_EPOCHS), 100, "Passes over the training rows, at most.");

    static final FieldSpec<SplitRule> SPLIT = FieldSpec.of(
                    "split",
                    SplitFields.KINDS.field(),
                    SplitFields.KINDS.defaultValue(),
                    "How rows are divided into training, validation and test rows.")
            .advanced();

    static final FieldSpec<Regularization> REGULARIZATION = FieldSpec.of(
                    "regularization",
                    RegularizationJson.REGULARIZATION.field(),
                    Regularization.NONE,
                    "Penalties and limits against overfitting.")
            .advanced();

    static final FieldSpec<GradientClipping> GRADIENT_CLIPPING = FieldSpec.optional(
                    "gradient_clipping",
                    RegularizationJson.CLIPPING.field(),
                    "Bounds on the gradient of each step; at least one of them is given.")
            .advanced();

    static final FieldSpec<ClassWeight> CLASS_WEIGHT = FieldSpec.optional(
                    "class_weight",
                    RegularizationJson.classWeights(),
                    "Weight of the rows of each class: `balanced` is rows / (classes × rows of the class)"
                            + " over the training rows; other labels have weight 1.")
            .advanced();

    static final RecordSpec<EarlyStopping> STOPPING = RecordSpec.of(
            EarlyStopping.class,
            "early_stopping",
            "Ends a training that no longer improves.",
            FieldSpec.of(
                    "metric",
                    ValueType.choice(EarlyStopping.Metric.class),
                    EarlyStopping.Metric.VALIDATION_LOSS,
                    "The figure that is watched."),
            FieldSpec.of(
                    "patience",
                    ValueType.integer(1, MAX_EPOCHS),
                    10,
                    "Epochs without improvement before the training ends."),
            FieldSpec.of(
                    "min_delta",
                    ValueType.number(Range.atLeast(0)),
                    0.0,
                    "The figure must change by more than this to count as improved."),
            FieldSpec.of(
                    "restore_best",
                    ValueType.flag(),
                    true,
                    "Keeps the weights of the best epoch rather than those of the last."));

    static final FieldSpec<EarlyStopping> EARLY_STOPPING = FieldSpec.of(
                    "early_stopping",
                    STOPPING.field(),
                    STOPPING.defaultValue(),
                    "Ends a training that no longer improves; null turns it off.")
            .nullable()
            .advanced();

    static final FieldSpec<Long> SEED = FieldSpec.of(
                    "seed",
                    ValueType.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE),
                    42L,
                    "The same data, network, values and seed give the same weights, bit for bit.")
            .advanced();

    static final FieldSpec<Integer> TIME_LIMIT = FieldSpec.optional(
                    "time_limit_seconds",
                    ValueType.integer(1, MAX_SECONDS),
                    "Ends the training after this time and keeps the model; null sets no limit.")
            .advanced();

    static final ObjectSpec OBJECT = ObjectSpec.of(
            "hyperparameters",
            "The hyperparameters of a job, defaults included.",
            LossJson.FIELD,
            OPTIMIZER,
            SCHEDULE,
            BATCH_SIZE,
            EPOCHS,
            SPLIT,
            REGULARIZATION,
            GRADIENT_CLIPPING,
            CLASS_WEIGHT,
            EARLY_STOPPING,
            SEED,
            TIME_LIMIT);

    private HyperparameterFields() {}

    private static @Nullable Integer batchSize(JsonObjectReader body, String name) {
        if (body.isText(name)) {
            body.choice(name, List.of(FULL));
            return TrainingPlan.FULL_BATCH;
        }
        return body.integer(name, 1, MAX_BATCH).orNull();
    }

    private static JsonNode writeBatchSize(int rows) {
        return rows == TrainingPlan.FULL_BATCH ? StringNode.valueOf(FULL) : JsonNodeFactory.instance.numberNode(rows);
    }
}
