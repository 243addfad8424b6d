package dev.downhill.webhook;

import dev.downhill.training.Job;
import dev.downhill.training.JobError;
import dev.downhill.training.StopReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The body of a webhook: type, time and data, as Standard Webhooks asks. It holds enough of the job to act on; the
/// whole job is available under its id.
final class Message {

    private Message() {}

    /// @param at when it happened
    static String of(WebhookEvent event, Job job, Instant at) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("type", event.type());
        message.put("timestamp", at.toString());
        ObjectNode data = message.putObject("data");
        StopReason reason = job.stopReason();
        data.put("id", job.id());
        data.put("object", "training.job");
        data.put("name", job.name());
        data.put("status", event.status().label());
        data.put("stop_reason", reason == null ? null : reason.label());
        data.put("attempt", job.attempt());
        data.put("dataset", job.recipe().dataset());
        data.put("model", job.model());
        data.put("created_at", job.createdAt().toString());
        data.put("started_at", text(job.startedAt()));
        data.put("finished_at", text(job.finishedAt()));
        JobError error = job.error();
        if (error == null) {
            data.putNull("error");
        } else {
            ObjectNode cause = data.putObject("error");
            cause.put("code", error.code());
            cause.put("message", error.message());
            cause.put("hint", error.hint());
        }
        ObjectNode metadata = data.putObject("metadata");
        job.metadata().forEach(metadata::put);
        return message.toString();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
