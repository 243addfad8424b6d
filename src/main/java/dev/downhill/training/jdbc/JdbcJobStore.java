package dev.downhill.training.jdbc;

import dev.downhill.training.Job;
import dev.downhill.training.JobCounts;
import dev.downhill.training.JobFilter;
import dev.downhill.training.JobStatus;
import dev.downhill.training.JobStore;
import dev.downhill.training.Progress;
import dev.downhill.training.Transition;
import dev.downhill.training.curve.Best;
import dev.downhill.training.curve.EpochMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Jobs in three tables. Plain SQL rather than an object mapper: what matters here is which rows a write may change,
/// and that is its where clause. A job is read in several queries of one snapshot, so that its state and its history
/// agree.
@Repository
@Transactional
class JdbcJobStore implements JobStore {

    private static final String UNFINISHED = "status not in ('succeeded', 'failed', 'cancelled')";
    private static final String MINE =
            " where id = :id and attempt = :held and status in ('running', 'pausing', 'cancelling')";

    private final JdbcClient jdbc;
    private final JdbcJobEvents events;
    private final JdbcHistory history;

    JdbcJobStore(JdbcClient jdbc, JdbcJobEvents events, JdbcHistory history) {
        this.jdbc = jdbc;
        this.events = events;
        this.history = history;
    }

    @Override
    public void add(Job job) {
        insert("jobs", JobRows.values(job));
        history.add(job, 0);
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Job> find(String id) {
        return select("where id = :id", Map.of("id", id)).stream().findFirst();
    }

    @Override
    public Optional<Job> lock(String id) {
        jdbc.sql("select id from jobs where id = ? for update")
                .param(id)
                .query()
                .listOfRows();
        return find(id);
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Job> list(JobFilter filter, int limit, @Nullable String after) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit));
        if (!filter.statuses().isEmpty()) {
            conditions.add("status in (:statuses)");
            values.put(
                    "statuses", filter.statuses().stream().map(JobStatus::label).toList());
        }
        if (filter.name() != null) {
            conditions.add("position(lower(cast(:name as varchar)) in lower(name)) > 0");
            values.put("name", filter.name());
        }
        if (filter.dataset() != null) {
            conditions.add("dataset_id = :dataset");
            values.put("dataset", filter.dataset());
        }
        if (after != null) {
            conditions.add("id < :after");
            values.put("after", after);
        }
        return select("where " + String.join(" and ", conditions) + " order by id desc limit :limit", values);
    }

    @Override
    public boolean move(Job from, Job to) {
        Map<String, @Nullable Object> values = new HashMap<>(JobRows.changing(to));
        String assignments = assignments(values);
        values.put("id", from.id());
        values.put("held", from.attempt());
        values.put("left", from.status().label());
        boolean moved =
                jdbc.sql("update jobs set " + assignments + " where id = :id and attempt = :held and status = :left")
                                .params(values)
                                .update()
                        == 1;
        if (moved) {
            history.add(to, from.transitions().size());
        }
        return moved;
    }

    @Override
    public boolean progress(String id, int attempt, Progress progress) {
        return update(id, attempt, JobRows.progress(progress));
    }

    @Override
    public boolean kept(String id, int attempt, Progress progress) {
        Map<String, @Nullable Object> values = new HashMap<>(JobRows.progress(progress));
        values.put("progressed", attempt);
        return update(id, attempt, values);
    }

    @Override
    public int progressed(String id) {
        return jdbc.sql("select progressed from jobs where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean epoch(String id, int attempt, EpochMetrics metrics, Progress progress, Best best) {
        Map<String, @Nullable Object> values = new HashMap<>(JobRows.progress(progress));
        values.putAll(JobRows.best(best));
        values.put("progressed", attempt);
        if (!update(id, attempt, values)) {
            return false;
        }
        insert("epoch_metrics", EpochRows.values(id, metrics));
        events.epochDone(id, metrics.epoch());
        return true;
    }

    @Override
    public boolean forgetEpochs(String id, int attempt, int after, Progress progress, @Nullable Best best) {
        Map<String, @Nullable Object> values = new HashMap<>(JobRows.progress(progress));
        values.putAll(JobRows.best(best));
        if (!update(id, attempt, values)) {
            return false;
        }
        jdbc.sql("delete from epoch_metrics where job_id = ? and epoch > ?")
                .params(id, after)
                .update();
        events.forgetEpochs(id, after);
        return true;
    }

    @Override
    public List<EpochMetrics> epochs(String id, int since) {
        return jdbc.sql("select * from epoch_metrics where job_id = ? and epoch > ? order by epoch")
                .params(id, since)
                .query((row, _) -> EpochRows.read(row))
                .list();
    }

    @Override
    public Optional<JobStatus> statusOf(String id, int attempt) {
        return jdbc.sql("select status from jobs where id = ? and attempt = ?")
                .params(id, attempt)
                .query(String.class)
                .optional()
                .map(JobRows::status);
    }

    @Override
    public int ahead(Job job) {
        return jdbc.sql("""
                        select count(*) from jobs
                        where status = 'queued' and (priority > ? or (priority = ? and id < ?))
                        """)
                .params(job.priority(), job.priority(), job.id())
                .query(Integer.class)
                .single();
    }

    @Override
    public void waitForMemory(String id) {
        jdbc.sql("update jobs set waits_for_memory = true where id = ? and status = 'queued'")
                .param(id)
                .update();
    }

    @Override
    public boolean waitsForMemory(String id) {
        return jdbc.sql("select waits_for_memory from jobs where id = ?")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public JobCounts census() {
        Map<JobStatus, Integer> counts = new EnumMap<>(JobStatus.class);
        jdbc.sql("select status, count(*) as jobs from jobs group by status").query(row -> {
            counts.put(JobRows.status(row.getString("status")), row.getInt("jobs"));
        });
        Instant oldest = jdbc.sql("""
                        select t.happened_at from jobs j join job_transitions t on t.job_id = j.id
                        where j.status = 'queued'
                        and t.position = (select max(position) from job_transitions where job_id = j.id)
                        order by t.happened_at limit 1
                        """)
                .query((row, _) -> JobRows.instant(row, "happened_at"))
                .optional()
                .orElse(null);
        return new JobCounts(counts, oldest);
    }

    @Override
    public int queued() {
        return jdbc.sql("select count(*) from jobs where status = 'queued'")
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<String> unfinishedOnDataset(String datasetId) {
        return unfinished("dataset_id", datasetId);
    }

    @Override
    public Optional<String> unfinishedOnNetwork(String networkId) {
        return unfinished("network_id", networkId);
    }

    @Override
    public void delete(String id) {
        jdbc.sql("delete from jobs where id = ?").param(id).update();
    }

    private Optional<String> unfinished(String column, String id) {
        return jdbc.sql("select id from jobs where " + column + " = ? and " + UNFINISHED + " order by id limit 1")
                .param(id)
                .query(String.class)
                .optional();
    }

    private boolean update(String id, int attempt, Map<String, @Nullable Object> changes) {
        Map<String, @Nullable Object> values = new HashMap<>(changes);
        values.put("id", id);
        values.put("held", attempt);
        return jdbc.sql("update jobs set " + assignments(changes) + MINE)
                        .params(values)
                        .update()
                == 1;
    }

    private List<Job> select(String condition, Map<String, ?> values) {
        List<String> ids = jdbc.sql("select id from jobs " + condition)
                .params(values)
                .query((row, _) -> row.getString("id"))
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, List<Transition>> transitions = history.of(ids);
        return jdbc.sql("select * from jobs where id in (:ids) order by id desc")
                .param("ids", ids)
                .query((row, _) -> JobRows.read(row, transitions.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    private void insert(String table, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> sorted = new TreeMap<>(values);
        String names = String.join(", ", sorted.keySet());
        String places = sorted.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        jdbc.sql("insert into " + table + " (" + names + ") values (" + places + ")")
                .params(values)
                .update();
    }

    private static String assignments(Map<String, @Nullable Object> values) {
        return values.keySet().stream()
                .sorted()
                .map(name -> name + " = :" + name)
                .collect(Collectors.joining(", "));
    }
}
