package dev.downhill.training.web;

import dev.downhill.request.NonFiniteNumbers;
import dev.downhill.training.Transition;
import dev.downhill.training.curve.EpochMetrics;
import dev.downhill.training.curve.Series;
import dev.downhill.training.event.JobEvent;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An event as clients see it; `event` tells what its data are.
@Schema(
        name = "JobEvent",
        oneOf = {EventBody.OfStatus.class, EventBody.OfEpoch.class, EventBody.OfEnd.class},
        discriminatorProperty = "event",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "status", schema = EventBody.OfStatus.class),
            @DiscriminatorMapping(value = "epoch", schema = EventBody.OfEpoch.class),
            @DiscriminatorMapping(value = "end", schema = EventBody.OfEnd.class)
        })
sealed interface EventBody {

    String id();

    String event();

    JsonNode data();

    /// @param job as it is now; looked at where the event is its end
    static EventBody of(JobEvent event, JsonNode job) {
        String id = Long.toString(event.id());
        return switch (event) {
            case JobEvent.Moved moved ->
                new OfStatus("event", id, "status", moved.job(), status(moved.job(), moved.transition()));
            case JobEvent.EpochDone done ->
                new OfEpoch("event", id, "epoch", done.job(), epoch(done.job(), done.metrics()));
            case JobEvent.Ended ended -> new OfEnd("event", id, "end", ended.job(), job);
        };
    }

    /// The job came into a state.
    @Schema(name = "JobEvent.status")
    record OfStatus(
            String object,
            String id,

            @Schema(allowableValues = "status") String event,

            String job,

            @Schema(implementation = StatusData.class) JsonNode data)
            implements EventBody {}

    /// The job completed an epoch.
    @Schema(name = "JobEvent.epoch")
    record OfEpoch(
            String object,
            String id,

            @Schema(allowableValues = "epoch") String event,

            String job,

            @Schema(implementation = EpochData.class) JsonNode data)
            implements EventBody {}

    /// The job ended.
    ///
    /// @param data the job as it is now
    @Schema(name = "JobEvent.end")
    record OfEnd(
            String object,
            String id,

            @Schema(allowableValues = "end") String event,

            String job,

            @Schema(implementation = JobBody.class) JsonNode data)
            implements EventBody {}

    /// The fields of a status event.
    @Schema(name = StatusData.NAME)
    record StatusData(String job, String status, boolean terminal, Instant at) {

        static final String NAME = "JobEvent.status.data";
    }

    /// The fields of an epoch event besides the figures of the epoch.
    @Schema(name = EpochData.NAME)
    record EpochData(
            String job,
            int epoch,

            @Schema(description = "Figures that are not finite numbers, by name: `nan`, `inf` or `-inf`.")
            Map<String, String> nonFinite) {

        static final String NAME = "JobEvent.epoch.data";
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
