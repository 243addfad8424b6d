package dev.downhill.training.hyperparameter;

import dev.downhill.catalogue.Values;
import dev.downhill.dataset.Split;
import dev.downhill.dataset.SplitFields;
import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.spec.Loss;
import dev.downhill.request.JsonObjectReader;
import org.jspecify.annotations.Nullable;

/// Reads the hyperparameters of a job, from a request as from the database. {@link HyperparameterFields} has their
/// defaults.
public final class HyperparametersReader {

    private static final double SUM_TOLERANCE = 1e-9;

    private final JsonObjectReader body;

    private HyperparametersReader(JsonObjectReader body) {
        this.body = body;
    }

    /// @param auto the loss where the body names none
    /// @return stand-ins where something was wrong; the problems of `body` then say what
    public static Hyperparameters read(JsonObjectReader body, Loss auto) {
        HyperparametersReader reader = new HyperparametersReader(body);
        int epochs = HyperparameterFields.EPOCHS.read(body);
        Loss loss = LossJson.read(body, auto);
        Split.Fractions split = reader.split();
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
                reader.earlyStopping(split.validation() > 0),
                HyperparameterFields.SEED.read(body),
                HyperparameterFields.TIME_LIMIT.readOrNull(body));
    }

    private Split.Fractions split() {
        Split.Fractions whole = SplitFields.FRACTIONS.defaultValue();
        String name = HyperparameterFields.SPLIT.name();
        JsonObjectReader split = body.objectOrNull(name);
        if (split == null) {
            return whole;
        }
        int before = body.problems().list().size();
        Values values = SplitFields.FRACTIONS.values(split);
        double sum = values.get(SplitFields.TRAIN) + values.get(SplitFields.VALIDATION) + values.get(SplitFields.TEST);
        if (body.problems().list().size() == before && Math.abs(sum - 1) > SUM_TOLERANCE) {
            body.problem(
                    name,
                    "wrong_sum",
                    "train + validation + test must be 1, not " + sum + ".",
                    "Name all three; the defaults are " + whole.train() + ", " + whole.validation() + " and "
                            + whole.test() + ".");
        }
        return body.problems().list().size() > before ? whole : SplitFields.FRACTIONS.make(values);
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
                    "Give split.validation a share above 0, or set early_stopping to null.");
        }
        return HyperparameterFields.STOPPING.read(body.objectOrEmpty(name));
    }
}
