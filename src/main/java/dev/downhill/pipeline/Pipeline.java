package dev.downhill.pipeline;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.CsvFormat;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.RowWeights;
import dev.downhill.dataset.Rows;
import dev.downhill.nn.tensor.Shape;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns a row into a network's input and target: numeric columns standardised, categories one-hot, texts hashed,
/// missing values imputed (mean; no category) with an indicator, pixels scaled to 0…1.
///
/// The input shape follows from the dataset alone, every statistic from the training rows alone. Immutable, and safe
/// for any number of threads.
public final class Pipeline {

    private final Fitted fitted;
    private final Shape inputShape;

    /// Everything there is to a pipeline, and its JSON.
    ///
    /// @param columns in the order of the dataset
    /// @param targetIndex position of the target among the dataset's columns
    /// @param csv how the file of the dataset was read; null where it was no CSV, or before this was kept
    /// @param keys names of the columns that name a row; null where there are none, and before they were kept
    record Fitted(
            List<ColumnEncoder> columns,
            Target target,
            int targetIndex,
            @Nullable CsvFormat csv,
            @Nullable List<String> keys) {
        Fitted {
            columns = List.copyOf(columns);
        }
    }

    Pipeline(Fitted fitted) {
        this.fitted = fitted;
        inputShape = fitted.columns().getFirst() instanceof Pixels pixels
                ? pixels.tensor()
                : Shape.of(
                        fitted.columns().stream().mapToInt(ColumnEncoder::width).reduce(0, Math::addExact));
    }

    /// The shape that {@link #fit} will give, known before any row is read.
    ///
    /// @throws ProblemException if no column can be learnt from
    public static Shape inputShape(Dataset dataset) {
        return new Pipeline(fitted(dataset, inputs(dataset), target(dataset))).inputShape();
    }

    /// @throws ProblemException if no column can be learnt from
    public static Pipeline fit(Dataset dataset, Rows rows, int[] trainingRows) {
        List<ColumnFit> inputs = inputs(dataset);
        ColumnFit target = target(dataset);
        RowWeights weights = RowWeights.of(dataset);
        for (int row : weights.counting(rows, trainingRows)) {
            double weight = weights.of(rows, row);
            for (ColumnFit input : inputs) {
                input.see(rows, row, weight);
            }
            target.see(rows, row, weight);
        }
        return new Pipeline(fitted(dataset, inputs, target));
    }

    private static List<ColumnFit> inputs(Dataset dataset) {
        List<ColumnFit> inputs = new ArrayList<>();
        boolean images = false;
        for (int i = 0; i < dataset.columns().size(); i++) {
            Column column = dataset.columns().get(i);
            ColumnFit fit = column.role() == Role.INPUT ? ColumnFit.of(column, i, dataset.images()) : null;
            if (fit != null) {
                inputs.add(fit);
                images |= column.type() == ColumnType.IMAGE;
            }
        }
        if (inputs.isEmpty()) {
            throw unfit(
                    "no_inputs",
                    "The dataset has no column to learn from: besides the target, none has the role input.");
        }
        if (images && inputs.size() > 1) {
            throw unfit("mixed_inputs", "The dataset has an image column beside other inputs; an image stands alone.");
        }
        return inputs;
    }

    private static ColumnFit target(Dataset dataset) {
        return Objects.requireNonNull(
                ColumnFit.of(dataset.targetColumn(), dataset.targetIndex(), dataset.images()), "target");
    }

    private static Fitted fitted(Dataset dataset, List<ColumnFit> inputs, ColumnFit target) {
        String name = dataset.target();
        Target answer = switch (target) {
            case ColumnFit.Numbers numbers -> new Target.Numeric(name, numbers.mean(), numbers.std());
            case ColumnFit.Categories categories -> new Target.Classes(name, categories.values());
            case ColumnFit.Images _ -> throw unfit("image_target", "An image cannot be the target.");
            case ColumnFit.Texts _ -> throw unfit("text_target", "A text cannot be the target.");
        };
        return new Fitted(
                inputs.stream().map(ColumnFit::encoder).toList(),
                answer,
                dataset.targetIndex(),
                dataset.csv(),
                keys(dataset));
    }

    private static @Nullable List<String> keys(Dataset dataset) {
        List<String> keys = dataset.columns().stream()
                .filter(column -> column.role() == Role.KEY)
                .map(Column::name)
                .toList();
        return keys.isEmpty() ? null : keys;
    }

    private static ProblemException unfit(String code, String detail) {
        return ProblemException.unfit(new Problem("#/dataset", code, detail, null));
    }

    /// One encoder an input column, in the order of the dataset.
    public List<ColumnEncoder> columns() {
        return fitted.columns();
    }

    public Shape inputShape() {
        return inputShape;
    }

    public Target target() {
        return fitted.target();
    }

    /// Names of the columns that name a row, which predictions hand through.
    public List<String> keys() {
        return fitted.keys() == null ? List.of() : fitted.keys();
    }

    /// How the file of the dataset was read as CSV; null where it was none.
    public @Nullable CsvFormat csv() {
        return fitted.csv();
    }

    /// Writes the inputs of one stored row from `offset` on.
    public void encode(Rows rows, int row, float[] inputs, int offset) {
        int next = offset;
        for (ColumnEncoder column : fitted.columns()) {
            column.encode(rows, row, inputs, next);
            next += column.width();
        }
    }

    /// The encoded target of one stored row: class index or standardised number. NaN where a number is missing, -1
    /// where a class is; a split leaves such rows out.
    public float encodeTarget(Rows rows, int row) {
        return switch (fitted.target()) {
            case Target.Classes _ -> rows.category(row, fitted.targetIndex());
            case Target.Numeric numeric -> numeric.standardise(rows.exact(row, fitted.targetIndex()));
        };
    }

    /// The target of one stored row in its own units: with all digits of the file where these are kept, else as the
    /// evaluation has it.
    ///
    /// @param truth as {@link #encodeTarget} has it
    public double targetNumber(Rows rows, int row, float truth) {
        int column = fitted.targetIndex();
        return fitted.target() instanceof Target.Numeric numeric && !rows.keepsDoubles(column)
                ? numeric.restore(truth)
                : rows.exact(row, column);
    }

    /// Everything that was fitted, as JSON text; {@link #fromJson} reads it back exactly.
    public String toJson() {
        return PipelineJson.write(fitted);
    }

    public static Pipeline fromJson(String json) {
        return new Pipeline(PipelineJson.read(json));
    }
}
