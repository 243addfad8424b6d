package dev.downhill.training.hyperparameter;

import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.split.SplitRule;
import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.spec.Loss;
import dev.downhill.request.JsonObjectReader;
import org.jspecify.annotations.Nullable;

/// Reads the hyperparameters of a job, from a request as from the database. {@link HyperparameterFields} has their
/// defaults.
public final class HyperparametersReader {

    private final JsonObjectReader body;

    private HyperparametersReader(JsonObjectReader body) {
        this.body = body;
    }

    /// @param auto the loss where the body names none
    /// @param dataset to train on; null where it cannot be found, and where every value was resolved before
    /// @return stand-ins where something was wrong; the problems of `body` then say what
    public static Hyperparameters read(JsonObjectReader body, Loss auto, @Nullable Dataset dataset) {
        HyperparametersReader reader = new HyperparametersReader(body);
        int epochs = HyperparameterFields.EPOCHS.read(body);
        Loss loss = LossJson.read(body, auto);
        SplitRule split = reader.split(dataset);
        return new Hyperparameters(
                loss,
                HyperparameterFields.OPTIMIZER.read(body),
                ScheduleJson.read(body, epochs),
                HyperparameterFields.BATCH_SIZE.read(body),
                epochs,
                split,
                RegularizationJson.read(body.objectOrEmpty(HyperparameterFields.REGULARIZATION.name()), loss),
                RegularizationJson.clipping(body),
                HyperparameterFields.CLASS_WEIGHT.readOrNull(body),
                reader.earlyStopping(validates(split, dataset)),
                HyperparameterFields.SEED.read(body),
                HyperparameterFields.TIME_LIMIT.readOrNull(body));
    }

    private SplitRule split(@Nullable Dataset dataset) {
        return body.raw(HyperparameterFields.SPLIT.name()) == null
                ? SplitRule.usual(dataset)
                : HyperparameterFields.SPLIT.read(body);
    }

    /// Without the dataset, the rows that a column names as validation rows are not known, and assumed.
    private static boolean validates(SplitRule split, @Nullable Dataset dataset) {
        return switch (split) {
            case SplitRule.ByColumn named ->
                dataset == null || named.fractions(dataset).validation() > 0;
            case SplitRule.Random random -> random.validation() > 0;
            case SplitRule.ByTime time -> time.validation() > 0;
            case SplitRule.ByGroup group -> group.validation() > 0;
        };
    }

    /// On by default where there are validation rows to watch.
    private @Nullable EarlyStopping earlyStopping(boolean validated) {
        String name = HyperparameterFields.EARLY_STOPPING.name();
        if (body.isNull(name) || (!validated && !body.has(name))) {
            return null;
        }
        if (!validated) {
            body.problem(
                    name,
                    "needs_validation",
                    "Early stopping watches the validation rows, and the split keeps none.",
                    "Give split.validation a share above 0 (with the type \"column\": rows that are called validation), or set"
                            + " early_stopping to null.");
        }
        return HyperparameterFields.STOPPING.read(body.objectOrEmpty(name));
    }
}
