package dev.downhill.training.jdbc;

import dev.downhill.dataset.Task;
import dev.downhill.network.NetworkJson;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.request.Json;
import dev.downhill.request.Problems;
import dev.downhill.request.Texts;
import dev.downhill.training.Job;
import dev.downhill.training.JobError;
import dev.downhill.training.JobStatus;
import dev.downhill.training.Progress;
import dev.downhill.training.Recipe;
import dev.downhill.training.StopReason;
import dev.downhill.training.Transition;
import dev.downhill.training.curve.Best;
import dev.downhill.training.hyperparameter.HyperparametersJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A job as a row and back.
final class JobRows {

    private static final int MAX_SENTENCE = 2000;

    private JobRows() {}

    /// Values of every column, by the column's name.
    static Map<String, @Nullable Object> values(Job job) {
        Map<String, @Nullable Object> values = new HashMap<>(changing(job));
        Recipe recipe = job.recipe();
        values.put("id", job.id());
        values.put("name", job.name());
        values.put("created_at", time(job.createdAt()));
        values.put("priority", job.priority());
        values.put("dataset_id", recipe.dataset());
        Task task = recipe.task();
        values.put("task", task == null ? null : task.name());
        values.put("network_id", recipe.network());
        values.put("network", NetworkJson.write(recipe.spec()).toString());
        values.put(
                "hyperparameters",
                HyperparametersJson.write(recipe.hyperparameters()).toString());
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        job.metadata().forEach(metadata::put);
        values.put("metadata", metadata.toString());
        ArrayNode diagnoses = JsonNodeFactory.instance.arrayNode();
        job.diagnoses().forEach(diagnoses::add);
        values.put("diagnoses", diagnoses.toString());
        return values;
    }

    /// Values of the columns that a move may change.
    static Map<String, @Nullable Object> changing(Job job) {
        Map<String, @Nullable Object> values = new HashMap<>(progress(job.progress()));
        StopReason reason = job.stopReason();
        JobError error = job.error();
        values.put("status", job.status().label());
        values.put("stop_reason", reason == null ? null : reason.label());
        values.put("started_at", time(job.startedAt()));
        values.put("finished_at", time(job.finishedAt()));
        values.put("attempt", job.attempt());
        values.put("model_id", job.model());
        values.put("error_code", error == null ? null : error.code());
        values.put("error_message", error == null ? null : Texts.cut(error.message(), MAX_SENTENCE));
        values.put("error_hint", error == null ? null : error.hint());
        values.put("waits_for_memory", false);
        values.putAll(best(job.best()));
        return values;
    }

    static Map<String, @Nullable Object> progress(Progress progress) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("fraction", progress.fraction());
        values.put("epoch", progress.epoch());
        values.put("step", progress.step());
        values.put("samples_per_second", progress.samplesPerSecond());
        values.put("patience_left", progress.patienceLeft());
        values.put("estimated_finish", time(progress.estimatedFinish()));
        return values;
    }

    static Map<String, @Nullable Object> best(@Nullable Best best) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("best_epoch", best == null ? null : best.epoch());
        values.put("best_loss", best == null ? null : best.loss());
        values.put("best_validated", best == null ? null : best.validated());
        return values;
    }

    static Job read(ResultSet row, List<Transition> transitions) throws SQLException {
        String reason = row.getString("stop_reason");
        String code = row.getString("error_code");
        return new Job(
                row.getString("id"),
                row.getString("name"),
                status(row.getString("status")),
                reason == null ? null : StopReason.valueOf(reason.toUpperCase(Locale.ROOT)),
                instant(row, "created_at"),
                nullableInstant(row, "started_at"),
                nullableInstant(row, "finished_at"),
                row.getInt("attempt"),
                row.getInt("priority"),
                new Progress(
                        row.getDouble("fraction"),
                        row.getInt("epoch"),
                        row.getLong("step"),
                        row.getObject("samples_per_second", Double.class),
                        row.getObject("patience_left", Integer.class),
                        nullableInstant(row, "estimated_finish")),
                readBest(row),
                new Recipe(
                        row.getString("dataset_id"),
                        task(row.getString("task")),
                        row.getString("network_id"),
                        network(row.getString("network")),
                        HyperparametersJson.read(row.getString("hyperparameters"))),
                row.getString("model_id"),
                code == null ? null : new JobError(code, row.getString("error_message"), row.getString("error_hint")),
                metadata(row.getString("metadata")),
                Json.parse(row.getString("diagnoses"))
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList(),
                transitions);
    }

    static JobStatus status(String label) {
        return JobStatus.valueOf(label.toUpperCase(Locale.ROOT));
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Best readBest(ResultSet row) throws SQLException {
        Integer epoch = row.getObject("best_epoch", Integer.class);
        return epoch == null ? null : new Best(epoch, row.getDouble("best_loss"), row.getBoolean("best_validated"));
    }

    private static NetworkSpec network(String json) {
        Problems problems = new Problems();
        NetworkSpec spec = NetworkJson.read(Json.parse(json), "#", problems);
        problems.throwIfAny("The stored network does not fit.");
        if (spec == null) {
            throw new IllegalStateException("a network without problems is there");
        }
        return spec;
    }

    private static @Nullable Task task(@Nullable String name) {
        return name == null ? null : Task.valueOf(name);
    }

    private static Map<String, String> metadata(String json) {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : Json.parse(json).properties()) {
            metadata.put(entry.getKey(), entry.getValue().stringValue());
        }
        return metadata;
    }
}
