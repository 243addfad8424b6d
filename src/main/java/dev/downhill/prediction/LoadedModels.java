package dev.downhill.prediction;

import dev.downhill.model.ModelDeleted;
import dev.downhill.model.ModelKey;
import dev.downhill.model.Models;
import dev.downhill.model.ReferencesChanged;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// The models that were asked last, ready for the next question. The least recently asked go first once there are too
/// many or their weights too large.
///
/// What is kept is only what never changes; for what does, an alias or the newest version, see {@link References}.
@Component
public final class LoadedModels {

    private final Models models;
    private final References references;
    private final PredictionProperties properties;
    private final Semaphore passes;
    private final ReentrantLock lock = new ReentrantLock();

    /// By id, the least recently asked first.
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    LoadedModels(Models models, PredictionProperties properties, LongSupplier stopwatch) {
        this.models = models;
        references = new References(models, stopwatch);
        this.properties = properties;
        passes = new Semaphore(properties.passes(), true);
    }

    /// @param ref an id, `name` (newest), `name@3` or `name@alias`
    /// @throws dev.downhill.request.ProblemException if there is none
    public LoadedModel get(String ref) {
        ModelKey key = references.resolve(ref);
        Entry entry = entry(key.id());
        try {
            LoadedModel loaded = entry.load();
            shrink();
            return loaded;
        } catch (RuntimeException e) {
            forget(key.id());
            throw e;
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(ReferencesChanged event) {
        references.change();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void deleted(ModelDeleted event) {
        forget(event.id());
    }

    /// How many models are in memory.
    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    private Entry entry(String id) {
        lock.lock();
        try {
            return entries.computeIfAbsent(id, Entry::new);
        } finally {
            lock.unlock();
        }
    }

    private void forget(String id) {
        lock.lock();
        try {
            entries.remove(id);
        } finally {
            lock.unlock();
        }
    }

    private void shrink() {
        lock.lock();
        try {
            long bytes = entries.values().stream().mapToLong(Entry::bytes).sum();
            Iterator<Entry> oldest = entries.values().iterator();
            while (entries.size() > 1
                    && (entries.size() > properties.cacheModels()
                            || bytes > properties.cacheSize().toBytes())) {
                bytes -= oldest.next().bytes();
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /// One model, loaded by the first who asks while the others wait.
    private final class Entry {
        private final String id;
        private final ReentrantLock loading = new ReentrantLock();
        private volatile @Nullable LoadedModel loaded;

        Entry(String id) {
            this.id = id;
        }

        LoadedModel load() {
            loading.lock();
            try {
                LoadedModel model = loaded;
                if (model == null) {
                    model = new LoadedModel(models.get(id), models.weights(id), passes);
                    loaded = model;
                }
                return model;
            } finally {
                loading.unlock();
            }
        }

        long bytes() {
            LoadedModel model = loaded;
            return model == null ? 0 : model.bytes();
        }
    }
}
