package dev.downhill.training;

import dev.downhill.dataset.Split;
import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.train.TrainingPlan;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the hyperparameters of a job, from a request as from the database. The only place, with those it
/// calls, that knows their defaults.
final class HyperparametersReader {

    private static final String FULL = "full";
    private static final int MAX_BATCH = 1 << 20;
    static final int MAX_EPOCHS = 1_000_000;
    private static final int MAX_SECONDS = 366 * 24 * 3600;
    private static final double SUM_TOLERANCE = 1e-9;

    private final JsonObjectReader body;

    private HyperparametersReader(JsonObjectReader body) {
        this.body = body;
    }

    /// @param auto the loss where the body names none
    /// @return stand-ins where something was wrong; the problems of `body` then say what
    static Hyperparameters read(JsonObjectReader body, Loss auto) {
        HyperparametersReader reader = new HyperparametersReader(body);
        int epochs = body.integer("epochs", 1, MAX_EPOCHS).orElse(100);
        Loss loss = LossJson.read(body, auto);
        Split.Fractions split = reader.split();
        return new Hyperparameters(
                loss,
                OptimizerJson.read(body.objectOrEmpty("optimizer")),
                ScheduleJson.read(body.objectOrEmpty("schedule"), epochs),
                reader.batchSize(),
                epochs,
                split,
                RegularizationJson.read(body.objectOrEmpty("regularization"), loss),
                RegularizationJson.clipping(body),
                RegularizationJson.classWeight(body),
                reader.earlyStopping(split.validation() > 0),
                body.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(42L),
                body.integer("time_limit_seconds", 1, MAX_SECONDS).orNull());
    }

    private int batchSize() {
        if (body.isText("batch_size")) {
            body.choice("batch_size", List.of(FULL));
            return TrainingPlan.FULL_BATCH;
        }
        return body.integer("batch_size", 1, MAX_BATCH).orElse(32);
    }

    private Split.Fractions split() {
        Split.Fractions whole = new Split.Fractions(0.7, 0.15, 0.15, true);
        JsonObjectReader split = body.objectOrNull("split");
        if (split == null) {
            return whole;
        }
        int before = body.problems().list().size();
        Range part = Range.between(0, 1);
        double train = split.number("train", Range.above(0).atMost(1)).orElse(whole.train());
        double validation = split.number("validation", part).orElse(whole.validation());
        double test = split.number("test", part).orElse(whole.test());
        boolean stratify = split.flag("stratify").orElse(whole.stratify());
        double sum = train + validation + test;
        if (body.problems().list().size() == before && Math.abs(sum - 1) > SUM_TOLERANCE) {
            body.problem(
                    "split",
                    "wrong_sum",
                    "train + validation + test must be 1, not " + sum + ".",
                    "Name all three; the defaults are 0.7, 0.15 and 0.15.");
        }
        if (body.problems().list().size() > before) {
            return whole;
        }
        return new Split.Fractions(train, validation, test, stratify);
    }

    /// On by default where there are validation rows to watch.
    private @Nullable EarlyStopping earlyStopping(boolean validated) {
        if (body.isNull("early_stopping") || (!validated && !body.has("early_stopping"))) {
            return null;
        }
        if (!validated) {
            body.problem(
                    "early_stopping",
                    "needs_validation",
                    "Early stopping watches the validation rows, and the split keeps none.",
                    "Give split.validation a share above 0, or set early_stopping to null.");
        }
        JsonObjectReader stopping = body.objectOrEmpty("early_stopping");
        return new EarlyStopping(
                stopping.choice("metric", EarlyStopping.Metric.class).orElse(EarlyStopping.Metric.VALIDATION_LOSS),
                stopping.integer("patience", 1, MAX_EPOCHS).orElse(10),
                stopping.number("min_delta", Range.atLeast(0)).orElse(0.0),
                stopping.flag("restore_best").orElse(true));
    }
}
