package dev.downhill.training.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The jobs that train in this very process, so that a command need not wait for a look into the database.
@Component
final class RunningJobs {

    private final Map<String, StopSignal> signals = new ConcurrentHashMap<>();

    void add(String jobId, StopSignal signal) {
        signals.put(jobId, signal);
    }

    /// Forgets a job, unless a successor has taken its place.
    void remove(String jobId, StopSignal signal) {
        signals.remove(jobId, signal);
    }

    void stop(String jobId, StopSignal.Cause why) {
        StopSignal signal = signals.get(jobId);
        if (signal != null) {
            signal.raise(why);
        }
    }
}
