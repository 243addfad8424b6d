package dev.downhill.training;

import dev.downhill.catalogue.Values;
import dev.downhill.dataset.Split;
import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.spec.Loss;
import dev.downhill.request.JsonObjectReader;
import org.jspecify.annotations.Nullable;

/// Reads the hyperparameters of a job, from a request as from the database. {@link JobFields} has their defaults.
final class HyperparametersReader {

    static final int MAX_EPOCHS = 1_000_000;
    private static final double SUM_TOLERANCE = 1e-9;

    private final JsonObjectReader body;

    private HyperparametersReader(JsonObjectReader body) {
        this.body = body;
    }

    /// @param auto the loss where the body names none
    /// @return stand-ins where something was wrong; the problems of `body` then say what
    static Hyperparameters read(JsonObjectReader body, Loss auto) {
        HyperparametersReader reader = new HyperparametersReader(body);
        int epochs = JobFields.EPOCHS.read(body);
        Loss loss = LossJson.read(body, auto);
        Split.Fractions split = reader.split();
        return new Hyperparameters(
                loss,
                JobFields.OPTIMIZER.read(body),
                ScheduleJson.read(body, epochs),
                JobFields.BATCH_SIZE.read(body),
                epochs,
                split,
                RegularizationJson.read(body.objectOrEmpty(JobFields.REGULARIZATION.name()), loss),
                RegularizationJson.clipping(body),
                JobFields.CLASS_WEIGHT.readOrNull(body),
                reader.earlyStopping(split.validation() > 0),
                JobFields.SEED.read(body),
                JobFields.TIME_LIMIT.readOrNull(body));
    }

    private Split.Fractions split() {
        Split.Fractions whole = JobFields.FRACTIONS.defaultValue();
        String name = JobFields.SPLIT.name();
        JsonObjectReader split = body.objectOrNull(name);
        if (split == null) {
            return whole;
        }
        int before = body.problems().list().size();
        Values values = JobFields.FRACTIONS.values(split);
        double sum = values.get(JobFields.TRAIN) + values.get(JobFields.VALIDATION) + values.get(JobFields.TEST);
        if (body.problems().list().size() == before && Math.abs(sum - 1) > SUM_TOLERANCE) {
            body.problem(
                    name,
                    "wrong_sum",
                    "train + validation + test must be 1, not " + sum + ".",
                    "Name all three; the defaults are " + whole.train() + ", " + whole.validation() + " and "
                            + whole.test() + ".");
        }
        return body.problems().list().size() > before ? whole : JobFields.FRACTIONS.make(values);
    }

    /// On by default where there are validation rows to watch.
    private @Nullable EarlyStopping earlyStopping(boolean validated) {
        String name = JobFields.EARLY_STOPPING.name();
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
        return JobFields.STOPPING.read(body.objectOrEmpty(name));
    }
}
