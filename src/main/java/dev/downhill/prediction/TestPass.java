package dev.downhill.prediction;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.RowWeights;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.row.ShownValue;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.pipeline.RowBatches;
import dev.downhill.pipeline.Target;
import dev.downhill.request.NonFiniteNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One pass of a model over its test rows. For one thread, once.
final class TestPass {

    /// More scores than this are not kept for curves: there is no picture of a thousand classes.
    private static final int MAX_SCORES = 2_000_000;

    private final LoadedModel model;
    private final Pipeline pipeline;
    private final int[] test;
    private final List<TestRow> answers = new ArrayList<>();
    private final float @Nullable [][] scores;
    private final int[] truths;
    private final Dataset dataset;
    private final RowWeights weights;

    TestPass(LoadedModel model, int[] test, Dataset dataset) {
        this.dataset = dataset;
        this.weights = RowWeights.of(dataset);
        this.model = model;
        this.test = test;
        pipeline = model.pipeline();
        truths = new int[test.length];
        scores = model.target() instanceof Target.Classes classes
                        && (long) classes.labels().size() * test.length <= MAX_SCORES
                ? new float[classes.labels().size()][test.length]
                : null;
    }

    /// @param total of the test rows, asked or not
    TestRun run(Rows rows, int total) {
        int units = model.units();
        new RowBatches(pipeline, units, test.length).forEach(rows, test, (inputs, outputs, from, count) -> {
            model.predict(inputs, count, outputs);
            for (int i = 0; i < count; i++) {
                Map<String, @Nullable Object> key = key(rows, test[from + i]);
                float truth = pipeline.encodeTarget(rows, test[from + i]);
                answers.add(
                        switch (model.target()) {
                            case Target.Classes classes -> ofClass(classes, from + i, truth, outputs, i, units, key);
                            case Target.Numeric numeric ->
                                ofNumber(
                                        numeric,
                                        test[from + i],
                                        pipeline.targetNumber(rows, test[from + i], truth),
                                        outputs[i],
                                        key);
                        });
            }
        });
        answers.sort(Comparator.comparingDouble(TestRow::badness).reversed());
        List<String> labels = model.target() instanceof Target.Classes classes ? classes.labels() : List.of();
        return new TestRun(
                model.key().id(), model.target(), dataset.id(), total, labels, List.copyOf(answers), rocs(rows));
    }

    private Map<String, @Nullable Object> key(Rows rows, int row) {
        Map<String, @Nullable Object> key = new LinkedHashMap<>();
        for (int i = 0; i < dataset.columns().size(); i++) {
            Column column = dataset.columns().get(i);
            if (column.role() == Role.KEY) {
                key.put(column.name(), ShownValue.of(column, rows, row, i));
            }
        }
        return key;
    }

    private TestRow ofClass(
            Target.Classes classes,
            int at,
            float truth,
            float[] outputs,
            int i,
            int units,
            Map<String, @Nullable Object> key) {
        double[] probabilities = classes.probabilities(outputs, i, units);
        int actual = (int) truth;
        int best = 0;
        boolean finite = true;
        for (int c = 0; c < probabilities.length; c++) {
            finite &= Double.isFinite(probabilities[c]);
            best = probabilities[c] > probabilities[best] ? c : best;
            if (scores != null) {
                scores[c][at] = (float) probabilities[c];
            }
        }
        truths[at] = actual;
        String label = classes.labels().get(actual);
        return finite
                ? new TestRow.OfClass(
                        test[at],
                        label,
                        classes.labels().get(best),
                        (float) probabilities[best],
                        (float) probabilities[actual],
                        best == actual,
                        key)
                : new TestRow.OfClass(test[at], label, null, null, null, false, key);
    }

    private static TestRow ofNumber(
            Target.Numeric target, int row, double actual, float output, Map<String, @Nullable Object> key) {
        double predicted = target.restore(output);
        String word = NonFiniteNumbers.word(predicted);
        return word == null
                ? new TestRow.OfNumber(row, actual, predicted, predicted - actual, null, key)
                : new TestRow.OfNumber(row, actual, null, null, word, key);
    }

    private @Nullable List<RocCurve> rocs(Rows rows) {
        if (scores == null || !(model.target() instanceof Target.Classes classes)) {
            return null;
        }
        List<String> labels = classes.labels();
        double[] counts =
                Arrays.stream(test).mapToDouble(row -> weights.of(rows, row)).toArray();
        List<RocCurve> curves = new ArrayList<>();
        for (int c = 0; c < labels.size(); c++) {
            boolean[] positive = new boolean[truths.length];
            for (int i = 0; i < truths.length; i++) {
                positive[i] = truths[i] == c;
            }
            if (RocCurve.exists(scores[c], positive, counts)) {
                curves.add(RocCurve.of(labels.get(c), scores[c], positive, counts));
            }
        }
        return List.copyOf(curves);
    }
}
