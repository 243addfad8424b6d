package dev.downhill;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Starts the packaged service so that it is ready soon, for tests that start or kill it often: the jar is unpacked by
/// its own tool, its classes are read from a cache that the JVM makes once for each jar, and only the first compiler
/// runs, under which plain kernels are faster than vectors. None of it changes what the service does; the weights are
/// the same bits. `JarIT` starts the jar as users do.
public final class UnpackedJar {

    private static final Path PACKED = Path.of(System.getProperty("downhill.jar", ""));
    private static final Path FOLDER = PACKED.resolveSibling("unpacked");
    private static final Path UNPACKED = FOLDER.resolve(PACKED.getFileName());
    private static final Path LOCK = FOLDER.resolveSibling("unpacked.lock");
    private static final Path CACHE = FOLDER.resolve("classes.aot");

    /// The same for all, as a cache fits no other collector and no other compiler.
    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Ddownhill.kernels=scalar");

    private UnpackedJar() {}

    /// @param folder where it works; its database, unless the options say otherwise, and its home lie in it
    /// @param options of the java command, after those that are the same for all
    public static RunningJar start(Path folder, String... options) throws IOException {
        return start(folder, 0, options);
    }

    /// As above, on a port that its clients know.
    public static RunningJar start(Path folder, int port, String... options) throws IOException {
        prepare();
        return startWith("-XX:AOTCache=" + CACHE, folder, port, options);
    }

    private static RunningJar startWith(String cache, Path folder, int port, String... options) throws IOException {
        List<String> all = new ArrayList<>(OPTIONS);
        all.add(cache);
        all.addAll(List.of(options));
        return new RunningJar(UNPACKED, folder, port, all.toArray(String[]::new));
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
            startWith("-XX:AOTCacheOutput=" + CACHE, Files.createTempDirectory("downhill-classes"), 0)
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
