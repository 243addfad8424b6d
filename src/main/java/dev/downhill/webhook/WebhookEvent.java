package dev.downhill.webhook;

import dev.downhill.training.JobStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The event types of webhooks.
public enum WebhookEvent {
    JOB_STARTED("job.started", JobStatus.RUNNING),
    JOB_PAUSED("job.paused", JobStatus.PAUSED),
    JOB_SUCCEEDED("job.succeeded", JobStatus.SUCCEEDED),
    JOB_FAILED("job.failed", JobStatus.FAILED),
    JOB_CANCELLED("job.cancelled", JobStatus.CANCELLED);

    /// The ends of jobs: what a webhook is told where it does not say.
    static final List<WebhookEvent> ENDS = List.of(JOB_SUCCEEDED, JOB_FAILED, JOB_CANCELLED);

    private final String type;
    private final JobStatus status;

    WebhookEvent(String type, JobStatus status) {
        this.type = type;
        this.status = status;
    }

    /// The event of coming into a state, where there is one.
    static Optional<WebhookEvent> of(JobStatus status) {
        return Arrays.stream(values()).filter(event -> event.status == status).findFirst();
    }

    /// @throws IllegalArgumentException if there is none of that type
    public static WebhookEvent of(String type) {
        return Arrays.stream(values())
                .filter(event -> event.type.equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no event is of type " + type));
    }

    public static List<String> types() {
        return Arrays.stream(values()).map(WebhookEvent::type).toList();
    }

    /// The state that the job came into.
    JobStatus status() {
        return status;
    }

    /// The name in the API.
    public String type() {
        return type;
    }
}
