package dev.downhill.reliability;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server that can be away for a while. It writes to the disk before it acknowledges, as a real one does.
final class StoppablePostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    /// @param folder for its data
    StoppablePostgres(Path folder) throws IOException {
        data = folder.resolve("postgres");
        server = start(0);
        port = server.getPort();
    }

    private EmbeddedPostgres start(int onPort) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("timezone", "UTC")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(PATIENCE);
        return (onPort == 0 ? builder : builder.setPort(onPort)).start();
    }

    /// Options of the java command that make a service use it.
    List<String> options() {
        return optionsOf("postgres");
    }

    /// Options of the java command that make a service use one of its databases.
    List<String> optionsOf(String database) {
        return List.of(
                "-Dspring.datasource.url=jdbc:postgresql://localhost:" + port + "/" + database + "?user=postgres");
    }

    int port() {
        return port;
    }

    /// As above, under a name that the server knows its connections and its queue entries by.
    List<String> options(String name) {
        return List.of(options().getFirst() + "&ApplicationName=" + name, "-Ddb-scheduler.scheduler-name=" + name);
    }

    DataSource source() {
        return Objects.requireNonNull(server).getPostgresDatabase();
    }

    /// Ends at once, without a word to its clients, as `pg_ctl stop -m immediate` does.
    void stop() throws IOException {
        EmbeddedPostgres running = Objects.requireNonNull(server);
        server = null;
        long postmaster = postmaster();
        new ProcessBuilder("kill", "-QUIT", Long.toString(postmaster)).start();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> ProcessHandle.of(postmaster).isEmpty());
        running.close();
    }

    /// Says nothing more, its sockets open, until it is told to go on: as one behind a broken network.
    ///
    /// @param signal `-STOP` or `-CONT`
    void signal(String signal) throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", signal, Long.toString(postmaster.pid())));
        postmaster.descendants().map(process -> Long.toString(process.pid())).forEach(command::add);
        if (new ProcessBuilder(command).start().onExit().join().exitValue() != 0) {
            throw new IOException("no signal reaches " + command);
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    }

    /// Comes back with what it has acknowledged.
    void start() throws IOException {
        server = start(port);
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
