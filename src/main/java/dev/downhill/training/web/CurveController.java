package dev.downhill.training.web;

import dev.downhill.training.Job;
import dev.downhill.training.Jobs;
import dev.downhill.training.curve.Best;
import dev.downhill.training.curve.Downsampling;
import dev.downhill.training.curve.EpochMetrics;
import dev.downhill.training.event.JobEvents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Learning curves as numbers, as a table and as a picture.
@Tag(name = "Jobs")
@RestController
@RequestMapping("/v1/jobs/{id}/curves")
class CurveController {

    private static final String CSV = "text/csv";
    private static final String SVG = "image/svg+xml";

    /// Numbers if the client does not mind.
    private static final List<MediaType> OFFERED = List.of(
            MediaType.APPLICATION_JSON,
            new MediaType(MediaType.valueOf(CSV), StandardCharsets.UTF_8),
            new MediaType(MediaType.valueOf(SVG), StandardCharsets.UTF_8));

    private final Jobs jobs;
    private final JobEvents events;

    CurveController(Jobs jobs, JobEvents events) {
        this.jobs = jobs;
        this.events = events;
    }

    @Operation(
            operationId = "getCurves",
            summary = "Learning curves",
            description = "Metrics by epoch. `Accept: text/csv` answers a table, `Accept: image/svg+xml` a"
                    + " picture. A live stream continues from `last_event_id`. Downsampling keeps the first,"
                    + " last and best epoch and the extremes of every series.")
    @ApiResponse(
            responseCode = "200",
            description = "The curves so far.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = CurvesBody.class),
                        examples = @ExampleObject(JobExamples.CURVES)),
                @Content(
                        mediaType = CSV,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(JobExamples.CURVES_CSV)),
                @Content(
                        mediaType = SVG,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(JobExamples.CURVES_SVG))
            })
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, CSV, SVG})
    ResponseEntity<Object> curves(
            @PathVariable String id,
            @Parameter(description = "Only epochs after this one.")
                    @RequestParam(name = "since_epoch", defaultValue = "0")
                    @Min(0)
                    int sinceEpoch,
            @Parameter(
                            description =
                                    "The maximum number of epochs; by default all. The picture chooses its own number.")
                    @RequestParam(name = "max_points", required = false)
                    @Min(Downsampling.MIN_POINTS)
                    @Nullable
                    Integer maxPoints,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE)
                    String accept) {
        MediaType type = Negotiation.chosen(accept, OFFERED);
        Object body = switch (type.getSubtype()) {
            case "csv" -> CurvesBody.csv(epochs(id, sinceEpoch, maxPoints)).getBytes(StandardCharsets.UTF_8);
            case "svg+xml" ->
                CurvePicture.draw(jobs.get(id), jobs.epochs(id, 0)).getBytes(StandardCharsets.UTF_8);
            default -> numbers(id, sinceEpoch, maxPoints);
        };
        return ResponseEntity.ok().contentType(type).body(body);
    }

    /// The event is looked up first, so that it is none whose epoch is missing.
    private CurvesBody numbers(String id, int sinceEpoch, @Nullable Integer maxPoints) {
        long lastEvent = events.newestOf(id);
        return CurvesBody.of(jobs.get(id), epochs(id, sinceEpoch, maxPoints), lastEvent);
    }

    private List<EpochMetrics> epochs(String id, int sinceEpoch, @Nullable Integer maxPoints) {
        Job job = jobs.get(id);
        List<EpochMetrics> epochs = jobs.epochs(id, sinceEpoch);
        Best best = job.best();
        return maxPoints == null ? epochs : Downsampling.thin(epochs, maxPoints, best == null ? 0 : best.epoch());
    }
}
