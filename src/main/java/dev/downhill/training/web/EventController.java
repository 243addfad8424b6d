package dev.downhill.training.web;

import dev.downhill.http.Page;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.training.Job;
import dev.downhill.training.Jobs;
import dev.downhill.training.event.EventHub;
import dev.downhill.training.event.Follower;
import dev.downhill.training.event.JobEvent;
import dev.downhill.training.event.JobEvents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/// Endpoints for the events of jobs, as pages and as live streams.
@Tag(name = "Jobs")
@RestController
class EventController {

    private static final Logger log = LoggerFactory.getLogger(EventController.class);

    private static final int MAX_JOBS = 50;
    private static final List<MediaType> OFFERED = List.of(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM);

    private static final String HOW_STREAMS_WORK = " Events: `status`, `epoch` with the figures of the curves, `end`"
            + " with the job; then the stream closes. Every event has an id; `Last-Event-ID` goes on behind it with no"
            + " gap and no duplicate, as browsers do by themselves. A comment every 15 seconds shows that the stream"
            + " lives. Who comes back after the end gets 204, which tells browsers to stay away.";

    private final Jobs jobs;
    private final JobEvents events;
    private final EventHub hub;
    private final JsonMapper mapper;
    private final Clock clock;

    EventController(Jobs jobs, JobEvents events, EventHub hub, JsonMapper mapper, Clock clock) {
        this.jobs = jobs;
        this.events = events;
        this.hub = hub;
        this.mapper = mapper;
        this.clock = clock;
    }

    @Operation(
            operationId = "getJobEvents",
            summary = "Events of a job",
            description = "One page, oldest first; `after` with the last id of a page gives the next one. With"
                    + " `Accept: text/event-stream` a live stream from the first event on." + HOW_STREAMS_WORK)
    @ApiResponse(
            responseCode = "200",
            description = "One page, or the stream.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = EventPage.class),
                        examples = @ExampleObject(EventExamples.PAGE)),
                @Content(
                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(EventExamples.STREAM))
            })
    @ApiResponse(responseCode = "204", description = "No event will follow the last one.", content = @Content)
    @ApiResponse(responseCode = "429", description = "Too many streams are open.", content = @Content)
    @GetMapping(
            path = "/v1/jobs/{id}/events",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    @Nullable
    ResponseEntity<EventPage> events(
            @PathVariable String id,
            @Parameter(description = "Only events after this one.") @RequestParam(defaultValue = "0") @Min(0)
                    long after,
            @Parameter(description = "The maximum number of events.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "Id of the last event that the client received; replaces `after`.")
                    @RequestHeader(name = Positions.HEADER, required = false)
                    @Nullable
                    String lastEventId,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE)
                    String accept,
            @Parameter(hidden = true) HttpMethod method,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        if (Negotiation.chosen(accept, OFFERED).equals(MediaType.TEXT_EVENT_STREAM)) {
            stream(List.of(id), positions(List.of(id), lastEventId, after), method, response);
            return null;
        }
        jobs.get(id);
        if (after > events.newest()) {
            throw ProblemException.unfit(new Problem(
                    "?after",
                    "unknown_event",
                    "No event of this job has the id " + after + ".",
                    "Leave after out to begin with the first event."));
        }
        List<EventBody> found = events.after(Map.of(id, after), limit + 1).stream()
                .map(this::view)
                .toList();
        return ResponseEntity.ok(EventPage.of(found, limit));
    }

    @Operation(
            operationId = "streamEvents",
            summary = "Events of several jobs",
            description = "One live stream; each event names its job. The order of `job` must stay the same when a"
                    + " client comes back." + HOW_STREAMS_WORK)
    @ApiResponse(
            responseCode = "200",
            description = "The stream.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(EventExamples.STREAM_OF_TWO)))
    @ApiResponse(responseCode = "204", description = "No event will follow the last one.", content = @Content)
    @ApiResponse(responseCode = "429", description = "Too many streams are open.", content = @Content)
    @ApiResponse(responseCode = "404", description = "One of the jobs does not exist.", content = @Content)
    @GetMapping(path = "/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void several(
            @Parameter(description = "Id of a job to follow; repeated for up to " + MAX_JOBS + " jobs.") @RequestParam
                    List<String> job,
            @Parameter(description = "Id of the last event that the client received.")
                    @RequestHeader(name = Positions.HEADER, required = false)
                    @Nullable
                    String lastEventId,
            @Parameter(hidden = true) HttpMethod method,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        List<String> ids = List.copyOf(new LinkedHashSet<>(job));
        if (ids.isEmpty() || ids.size() > MAX_JOBS) {
            throw ProblemException.unfit(new Problem(
                    "?job",
                    "out_of_range",
                    "A stream follows between 1 and " + MAX_JOBS + " jobs, not " + ids.size() + ".",
                    null));
        }
        stream(ids, positions(ids, lastEventId, 0), method, response);
    }

    private static Positions positions(List<String> ids, @Nullable String lastEventId, long after) {
        return lastEventId == null || lastEventId.isBlank()
                ? Positions.behind(ids, after)
                : Positions.parse(ids, lastEventId.strip());
    }

    /// Answers HEAD with the headers of the stream alone: who reads no body must not hold a place.
    private void stream(List<String> ids, Positions positions, HttpMethod method, HttpServletResponse response)
            throws IOException {
        Set<String> open = open(ids, positions);
        if (positions.highest() > events.newest()) {
            throw Positions.unknown(positions.text());
        }
        if (open.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        Follower follower = hub.follow(positions.byJob());
        try (follower) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            // A proxy that collects an answer before it passes it on would hold back what is live.
            response.setHeader("X-Accel-Buffering", "no");
            if (HttpMethod.HEAD.equals(method)) {
                return;
            }
            new EventStream(
                            follower::next,
                            follower::hasEnded,
                            this::view,
                            job -> jobs.find(job).isPresent(),
                            clock)
                    .run(positions, open, response.getOutputStream());
        } catch (IOException e) {
            log.debug("The client of a stream of {} has gone", ids, e);
        } catch (DataAccessException | TransactionException e) {
            // The client comes back to where it was, and then is told if the database is still away.
            log.warn("A stream of {} breaks off without the database", ids, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Jobs of which anything is left to tell.
    private Set<String> open(List<String> ids, Positions positions) {
        Set<String> open = new HashSet<>();
        for (String id : ids) {
            Job job = jobs.get(id);
            long known = positions.byJob().getOrDefault(id, 0L);
            if (!job.status().isTerminal() || events.newestOf(id) > known) {
                open.add(id);
            }
        }
        return open;
    }

    /// The end of a job that has been deleted since carries nothing.
    private EventBody view(JobEvent event) {
        return EventBody.of(event, event instanceof JobEvent.Ended ? job(event.job()) : NullNode.getInstance());
    }

    private JsonNode job(String id) {
        return jobs.find(id)
                .<JsonNode>map(job -> mapper.valueToTree(JobBody.of(job, jobs.queuePlace(job))))
                .orElse(NullNode.getInstance());
    }
}
