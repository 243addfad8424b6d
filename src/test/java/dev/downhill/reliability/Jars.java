package dev.downhill.reliability;

import dev.downhill.RunningJar;
import dev.downhill.UnpackedJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts the packaged service for tests of what it outlives: with little heap, and one thread for each job.
final class Jars {

    private static final List<String> OPTIONS = List.of("-Xmx160m", "-Ddownhill.training.threads-per-job=1");

    /// In every build the service looks for work and for dead workers more often than by default, so that a takeover
    /// takes four seconds and not eight. The long runs measure what users have.
    private static final List<String> QUICK_OPTIONS = List.of(
            "-Ddb-scheduler.polling-interval=250ms",
            "-Ddb-scheduler.heartbeat-interval=1s",
            "-Dspring.datasource.hikari.data-source-properties.options=-c idle_in_transaction_session_timeout=6s");

    private Jars() {}

    /// @param folder where it works; its database, unless the options say otherwise, and its home lie in it
    /// @param options of the java command, after those that are the same for all
    static RunningJar start(Path folder, List<String> options) throws IOException {
        List<String> all = new ArrayList<>(OPTIONS);
        if (!Effort.isFull()) {
            all.addAll(QUICK_OPTIONS);
        }
        all.addAll(options);
        return UnpackedJar.start(folder, all.toArray(String[]::new));
    }
}
