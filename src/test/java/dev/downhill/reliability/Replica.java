package dev.downhill.reliability;

import dev.downhill.RunningJar;
import dev.downhill.testing.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// One of several services on one PostgreSQL, which is killed and started again, or stands still for a while.
final class Replica implements AutoCloseable {

    private final Path folder;
    private final StoppablePostgres postgres;
    private int starts;
    private volatile RunningJar jar;
    private volatile String name;
    private volatile boolean awake;
    private final AtomicLong staleBefore = new AtomicLong();

    Replica(String label, Path folder, StoppablePostgres postgres) throws IOException {
        this.folder = Files.createDirectories(folder.resolve(label));
        this.postgres = postgres;
        this.name = label;
        this.jar = started();
    }

    private RunningJar started() throws IOException {
        starts++;
        name = folder.getFileName() + "." + starts;
        RunningJar running = Jars.start(folder, postgres.options(name));
        awake = true;
        return running;
    }

    /// Of the process, not of those before it.
    String name() {
        return name;
    }

    Service service() {
        return new Service(jar.port());
    }

    /// Whether its process lives and is not frozen.
    boolean isAwake() {
        return awake;
    }

    void kill() {
        awake = false;
        jar.kill();
        staleBefore.addAndGet(stale(jar));
    }

    /// After a kill.
    void startAgain() throws IOException {
        jar = started();
    }

    void freeze() {
        awake = false;
        try {
            jar.freeze();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void thaw() {
        try {
            jar.thaw();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        awake = true;
    }

    /// How often a worker has found that its job was taken over, of this process and those before it.
    long staleWorkers() {
        return staleBefore.get() + stale(jar);
    }

    private static long stale(RunningJar process) {
        return process.laterLog().stream()
                .filter(line -> line.contains("A worker stops"))
                .count();
    }

    @Override
    public void close() {
        if (jar.isAlive()) {
            jar.close();
        }
    }
}
