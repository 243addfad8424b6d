package dev.downhill.reliability;

import dev.downhill.RunningJar;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Starts the packaged service for tests that kill it often: with little heap, and so that it is ready soon. For that
/// the jar is unpacked by its own tool, its classes are read from a cache that the JVM makes once for each jar,
/// and only the first compiler runs, under which plain kernels are faster than vectors. None of it changes
/// what the service does; the weights are the same bits.
final class Jars {

    private static final Path PACKED = Path.of(System.getProperty("downhill.jar", ""));
    private static final Path FOLDER = PACKED.resolveSibling("reliability");
    private static final Path UNPACKED = FOLDER.resolve(PACKED.getFileName());
    private static final Path LOCK = FOLDER.resolveSibling("reliability.lock");
    private static final Path CACHE = FOLDER.resolve("classes.aot");

    private static final List<String> OPTIONS = List.of(
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Ddownhill.kernels=scalar",
            "-Ddownhill.training.threads-per-job=1");

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
        prepare();
        return start(folder, "-XX:AOTCache=" + CACHE, options);
    }

    private static RunningJar start(Path folder, String cache, List<String> options) throws IOException {
        List<String> all = new ArrayList<>(OPTIONS);
        all.add(cache);
        if (!Effort.isFull()) {
            all.addAll(QUICK_OPTIONS);
        }
        all.addAll(options);
        return new RunningJar(UNPACKED, folder, all.toArray(String[]::new));
    }

    /// Only one thread of one of the JVMs that share the tests does it, the others wait.
    private static synchronized void prepare() throws IOException {
        try (FileChannel lock = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            if (Files.exists(CACHE)
                    && Files.getLastModifiedTime(CACHE).compareTo(Files.getLastModifiedTime(PACKED)) > 0) {
                return;
            }
            unpack();
            start(Files.createTempDirectory("downhill-classes"), "-XX:AOTCacheOutput=" + CACHE, List.of())
                    .close();
        }
    }

    private static void unpack() throws IOException {
        Process tool = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Djarmode=tools",
                        "-jar",
                        PACKED.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        FOLDER.toString())
                .inheritIO()
                .start();
        if (tool.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(PACKED + " cannot be unpacked");
        }
    }
}
