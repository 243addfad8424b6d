package dev.downhill.prediction;

import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Datasets;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.split.Split;
import dev.downhill.dataset.split.SplitFields;
import dev.downhill.dataset.split.SplitRule;
import dev.downhill.model.ModelDeleted;
import dev.downhill.model.ModelKey;
import dev.downhill.model.Models;
import dev.downhill.model.Provenance;
import dev.downhill.request.JsonObjectReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// The predictions of models for their test rows, row by row. The evaluation has the metrics; this has the mistakes.
/// Computed on request, and the last few are cached: neither model nor rows ever change.
@Component
public final class TestRuns {

    /// A limit for very large test parts: rows beyond it are not worth reading one by one.
    static final int MAX_ROWS = 100_000;

    private static final int MAX_CACHED = 4;

    private final Models models;
    private final LoadedModels loaded;
    private final Datasets datasets;
    private final ReentrantLock lock = new ReentrantLock();

    /// By the model's id, the least recently asked first.
    private final Map<String, TestRun> kept = new LinkedHashMap<>(MAX_CACHED, 0.75f, true);

    TestRuns(Models models, LoadedModels loaded, Datasets datasets) {
        this.models = models;
        this.loaded = loaded;
        this.datasets = datasets;
    }

    /// One is computed at a time; other requests wait, mostly for the same one.
    ///
    /// @param ref as {@link LoadedModels#get} takes it
    /// @throws dev.downhill.request.ProblemException if there is no such model, or its dataset was deleted
    public TestRun get(String ref) {
        ModelKey key = models.resolve(ref);
        lock.lock();
        try {
            TestRun run = kept.get(key.id());
            if (run == null) {
                run = compute(key.id());
                kept.put(key.id(), run);
                if (kept.size() > MAX_CACHED) {
                    kept.remove(kept.keySet().iterator().next());
                }
            }
            return run;
        } finally {
            lock.unlock();
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void deleted(ModelDeleted event) {
        lock.lock();
        try {
            kept.remove(event.id());
        } finally {
            lock.unlock();
        }
    }

    private TestRun compute(String id) {
        Provenance origin = models.get(id).provenance();
        Dataset dataset = datasets.get(origin.dataset());
        LoadedModel model = loaded.get(id);
        try (Rows rows = datasets.open(dataset.id())) {
            int[] test = Split.of(dataset, rows, rule(origin), origin.seed()).test();
            int[] asked = Arrays.copyOf(test, Math.min(test.length, MAX_ROWS));
            TestPass pass = new TestPass(model, asked, dataset);
            return pass.run(rows, test.length);
        }
    }

    /// The same parts as in training: they depend on nothing else.
    private static SplitRule rule(Provenance origin) {
        JsonObjectReader hyperparameters =
                JsonObjectReader.parse(origin.hyperparameters().getBytes(StandardCharsets.UTF_8));
        return SplitFields.KINDS.readOrDefault(hyperparameters.objectOrEmpty("split"));
    }
}
