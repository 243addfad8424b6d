package dev.downhill.training.web;

import dev.downhill.request.NonFiniteNumbers;
import dev.downhill.training.Job;
import dev.downhill.training.curve.EpochMetrics;
import dev.downhill.training.curve.Series;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Learning curves in columns.
///
/// @param series one value an epoch; a series that does not belong to the job is left out
/// @param nonFinite the values that no JSON number can say
/// @param lastEventId an event that these curves are not older than
@Schema(name = "Curves")
record CurvesBody(
        String object,
        String job,

        @Schema(description = "The unit of the losses, as in the job.", example = "nats") @Nullable
        String lossUnit,

        List<Integer> epochs,
        Map<String, List<@Nullable Double>> series,
        List<NonFinite> nonFinite,

        @Schema(
                description = "Id for `Last-Event-ID`: the event stream continues after these curves. The last epochs"
                        + " may come again.",
                example = "21")
        String lastEventId) {

    /// A value that is null in its series.
    record NonFinite(
            String series,
            int epoch,

            @Schema(allowableValues = {"nan", "inf", "-inf"})
            String value) {}

    static CurvesBody of(Job job, List<EpochMetrics> epochs, long lastEvent) {
        Map<String, List<@Nullable Double>> columns = new LinkedHashMap<>();
        List<NonFinite> nonFinite = new ArrayList<>();
        for (Series series : Series.values()) {
            if (!series.isIn(epochs)) {
                continue;
            }
            List<@Nullable Double> column = new ArrayList<>();
            for (EpochMetrics metrics : epochs) {
                double value = series.of(metrics);
                String word = NonFiniteNumbers.word(value);
                column.add(word == null ? (Double) value : null);
                if (word != null) {
                    nonFinite.add(new NonFinite(series.label(), metrics.epoch(), word));
                }
            }
            columns.put(series.label(), column);
        }
        List<Integer> numbers = epochs.stream().map(EpochMetrics::epoch).toList();
        return new CurvesBody(
                "curves",
                job.id(),
                LossUnits.label(job.recipe()),
                numbers,
                columns,
                nonFinite,
                Long.toString(lastEvent));
    }

    /// The same as a table with one line an epoch.
    static String csv(List<EpochMetrics> epochs) {
        List<Series> present = Arrays.stream(Series.values())
                .filter(series -> series.isIn(epochs))
                .toList();
        StringBuilder csv = new StringBuilder("epoch");
        present.forEach(series -> csv.append(',').append(series.label()));
        csv.append("\r\n");
        for (EpochMetrics metrics : epochs) {
            csv.append(metrics.epoch());
            for (Series series : present) {
                double value = series.of(metrics);
                String word = NonFiniteNumbers.word(value);
                csv.append(',').append(word == null ? Double.toString(value) : word);
            }
            csv.append("\r\n");
        }
        return csv.toString();
    }
}
