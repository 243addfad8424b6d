package dev.downhill.training.web;

import dev.downhill.request.NonFiniteNumbers;
import dev.downhill.training.Transition;
import dev.downhill.training.curve.EpochMetrics;
import dev.downhill.training.curve.Series;
import dev.downhill.training.event.JobEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An event as clients see it.
///
/// @param data what the event tells; the job itself where it has ended
@Schema(name = "JobEvent")
record EventBody(
        String object,
        String id,

        @Schema(allowableValues = {"status", "epoch", "end"})
        String event,

        String job,

        @Schema(description = "A status with its time, an epoch with its figures, or the job that has ended.")
        JsonNode data) {

    /// @param job as it is now; looked at where the event is its end
    static EventBody of(JobEvent event, JsonNode job) {
        return new EventBody(
                "event",
                Long.toString(event.id()),
                name(event),
                event.job(),
                switch (event) {
                    case JobEvent.Moved moved -> status(moved.job(), moved.transition());
                    case JobEvent.EpochDone done -> epoch(done.job(), done.metrics());
                    case JobEvent.Ended _ -> job;
                });
    }

    private static String name(JobEvent event) {
        return switch (event) {
            case JobEvent.Moved _ -> "status";
            case JobEvent.EpochDone _ -> "epoch";
            case JobEvent.Ended _ -> "end";
        };
    }

    private static ObjectNode status(String job, Transition transition) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("job", job)
                .put("status", transition.status().label())
                .put("terminal", transition.status().isTerminal())
                .put("at", transition.at().toString());
    }

    private static ObjectNode epoch(String job, EpochMetrics metrics) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ObjectNode nonFinite = JsonNodeFactory.instance.objectNode();
        data.put("job", job).put("epoch", metrics.epoch());
        for (Series series : Series.values()) {
            double value = series.of(metrics);
            if (Double.isNaN(value)) {
                continue;
            }
            String word = NonFiniteNumbers.word(value);
            if (word == null) {
                data.put(series.label(), value);
            } else {
                data.putNull(series.label());
                nonFinite.put(series.label(), word);
            }
        }
        data.set("non_finite", nonFinite);
        return data;
    }
}
