package dev.downhill.training.web;

import dev.downhill.http.AsyncResponses;
import dev.downhill.http.Cursor;
import dev.downhill.http.Fingerprint;
import dev.downhill.http.Idempotency;
import dev.downhill.http.Page;
import dev.downhill.request.Ids;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Texts;
import dev.downhill.training.Job;
import dev.downhill.training.JobFilter;
import dev.downhill.training.JobStatus;
import dev.downhill.training.Jobs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Training jobs over HTTP.
@Tag(name = "Jobs", description = "Train a network on a dataset: submit, watch, pause, cancel.")
@RestController
@RequestMapping(path = "/v1/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
class JobController {

    private static final int MAX_SHOWN = 60;

    /// Longer than a look takes, shorter than anybody minds.
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final Jobs jobs;
    private final Idempotency idempotency;
    private final JsonMapper mapper;

    JobController(Jobs jobs, Idempotency idempotency, JsonMapper mapper) {
        this.jobs = jobs;
        this.idempotency = idempotency;
        this.mapper = mapper;
    }

    @Operation(
            operationId = "submitJob",
            summary = "Submit a training job",
            description =
                    "Only `dataset` is required; without a `network` the job takes one that suits the dataset, and shows"
                            + " it. What cannot be trained is refused at once, with everything that is wrong; so is what"
                            + " cannot fit into the memory of the service, with the estimate. Every field stands in"
                            + " `GET /v1/catalogue`, too. A field that is `null` has its default, except where `null` is a value of"
                            + " its own. Reported losses are without penalties, smoothing and weights, in the job's `loss_unit`.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(ref = "#/components/schemas/job.request"),
                                            examples = {
                                                @ExampleObject(name = "shortest", value = JobExamples.SHORTEST),
                                                @ExampleObject(name = "every field", value = JobExamples.COMPLETE),
                                                @ExampleObject(name = "tuned", value = JobExamples.TUNED),
                                                @ExampleObject(name = "robust regression", value = JobExamples.ROBUST)
                                            })))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted. `Location` is the job, `Retry-After` when to look at it.",
            content =
                    @Content(
                            schema = @Schema(implementation = JobBody.class),
                            examples = @ExampleObject(JobExamples.QUEUED)))
    @ApiResponse(responseCode = "404", description = "There is no such dataset or network.", content = @Content)
    @ApiResponse(responseCode = "429", description = "Too many jobs are waiting.", content = @Content)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> submit(
            @Parameter(
                            description = Idempotency.DESCRIPTION,
                            schema = @Schema(type = "string", minLength = 1, maxLength = Idempotency.MAX_LENGTH))
                    @RequestHeader(name = Idempotency.HEADER, required = false)
                    @Nullable
                    String key,
            @RequestBody JsonObjectReader body) {
        return idempotency.create(key, Fingerprint.of("submitJob", body), () -> {
            Job job = jobs.submit(body);
            return AsyncResponses.accepted(bodyOf(job), URI.create("/v1/jobs/" + job.id()), POLL_INTERVAL);
        });
    }

    @Operation(
            operationId = "listJobs",
            summary = "List jobs",
            description =
                    "Newest first. Filters can be combined. `after` with the last id of a page gives the next one.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "One page.",
            content = @Content(examples = @ExampleObject(JobExamples.PAGE)))
    @GetMapping
    Page<JobBody> list(
            @Parameter(
                            description = "Only jobs in one of these states, with commas between them.",
                            explode = Explode.FALSE,
                            example = "queued,running")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> status,
            @Parameter(description = Page.NAME) @RequestParam(required = false) @Nullable String name,
            @Parameter(description = "Only jobs on this dataset.") @RequestParam(required = false) @Nullable
                    String dataset,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @Parameter(description = "Only jobs older than this one.") @RequestParam(required = false) @Nullable
                    String after) {
        if (dataset != null && !Ids.isPossible("ds", dataset)) {
            throw ProblemException.unfit(new Problem(
                    "?dataset",
                    "unknown_id",
                    "There is no dataset with the id '" + Texts.cut(dataset, MAX_SHOWN) + "'.",
                    "Give an id (ds_…): GET /v1/datasets lists them with their names."));
        }
        String older = Cursor.after("job", "job", after);
        List<JobBody> found = jobs.list(new JobFilter(parsed(status), dataset, name), limit + 1, older).stream()
                .map(this::bodyOf)
                .toList();
        return Page.of(found, limit, JobBody::id);
    }

    @Operation(
            operationId = "getJob",
            summary = "Look at a job",
            description = "Until `terminal` is true, `Retry-After` is the time until the next poll. With"
                    + " `If-None-Match` the answer is 304 while nothing has changed.")
    @ApiResponse(
            responseCode = "200",
            description = "The job in its current state.",
            headers = {
                @Header(
                        name = "ETag",
                        description = "Changes whenever the job does",
                        schema = @Schema(type = "string")),
                @Header(
                        name = "Retry-After",
                        description = "Seconds after which to look again; absent once the job is terminal",
                        schema = @Schema(type = "string"))
            },
            content =
                    @Content(
                            schema = @Schema(implementation = JobBody.class),
                            examples = @ExampleObject(JobExamples.RUNNING)))
    @ApiResponse(responseCode = "304", description = "Nothing has changed.", content = @Content)
    @GetMapping("/{id}")
    ResponseEntity<JobBody> get(@PathVariable String id) {
        JobBody body = bodyOf(jobs.get(id));
        String version =
                DigestUtils.md5DigestAsHex(mapper.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
        return AsyncResponses.state(body, version, body.terminal(), POLL_INTERVAL);
    }

    @Operation(
            operationId = "cancelJob",
            summary = "Cancel a job",
            description = "A queued job that has not completed an epoch ends at once; a running job ends within a"
                    + " batch. The result of its complete epochs becomes a model, also for a queued or paused job, which"
                    + " is `cancelling` until the model is stored. A second request changes nothing. A job that"
                    + " has ended otherwise answers 409.")
    @ApiResponse(
            responseCode = "200",
            description = "The job, cancelled or cancelling.",
            content =
                    @Content(
                            schema = @Schema(implementation = JobBody.class),
                            examples = @ExampleObject(JobExamples.CANCELLED)))
    @ApiResponse(responseCode = "409", description = "The job has already ended otherwise.", content = @Content)
    @PostMapping("/{id}/cancel")
    JobBody cancel(@PathVariable String id) {
        return bodyOf(jobs.cancel(id));
    }

    @Operation(
            operationId = "pauseJob",
            summary = "Pause a job",
            description = "A running job stops within a batch and stores a checkpoint. A second request changes"
                    + " nothing. A queued job and an ended job answer 409.")
    @ApiResponse(
            responseCode = "200",
            description = "The job, paused or pausing.",
            content =
                    @Content(
                            schema = @Schema(implementation = JobBody.class),
                            examples = @ExampleObject(JobExamples.PAUSING)))
    @ApiResponse(responseCode = "409", description = "The job is not running.", content = @Content)
    @PostMapping("/{id}/pause")
    JobBody pause(@PathVariable String id) {
        return bodyOf(jobs.pause(id));
    }

    @Operation(
            operationId = "resumeJob",
            summary = "Resume a paused job",
            description = "The job returns to its place in the queue and continues from its checkpoint, to the"
                    + " same weights as without the pause. A second request changes nothing. A job that is"
                    + " still pausing answers 409 with `Retry-After`, and an ended job 409.")
    @ApiResponse(
            responseCode = "200",
            description = "The job, in the queue.",
            content =
                    @Content(
                            schema = @Schema(implementation = JobBody.class),
                            examples = @ExampleObject(JobExamples.QUEUED)))
    @ApiResponse(responseCode = "409", description = "The job cannot be resumed.", content = @Content)
    @PostMapping("/{id}/resume")
    JobBody resume(@PathVariable String id) {
        return bodyOf(jobs.resume(id));
    }

    @Operation(
            operationId = "deleteJob",
            summary = "Delete a job",
            description = "Deletes its curves too; its model stays. 409 until the job is terminal.")
    @ApiResponse(responseCode = "204", description = "Gone.", content = @Content)
    @ApiResponse(responseCode = "409", description = "The job has not ended.", content = @Content)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        jobs.delete(id);
    }

    private static Set<JobStatus> parsed(@Nullable List<String> labels) {
        Set<JobStatus> statuses = EnumSet.noneOf(JobStatus.class);
        if (labels == null) {
            return statuses;
        }
        for (String label : String.join(",", labels).split(",", -1)) {
            statuses.add(parsed(label.strip()));
        }
        return statuses;
    }

    private static JobStatus parsed(String label) {
        for (JobStatus status : JobStatus.values()) {
            if (status.label().equals(label)) {
                return status;
            }
        }
        List<String> known =
                Arrays.stream(JobStatus.values()).map(JobStatus::label).toList();
        throw ProblemException.unfit(new Problem(
                "?status",
                "unknown_value",
                "There is no job status '" + label + "'.",
                "Known here: " + String.join(", ", known) + "."));
    }

    private JobBody bodyOf(Job job) {
        return JobBody.of(job, jobs.queuePlace(job));
    }
}
