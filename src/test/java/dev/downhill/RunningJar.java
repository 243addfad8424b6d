package dev.downhill;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The packaged service in a process of its own, as a user starts it.
public final class RunningJar implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("is ready at (http://\\S+)");

    private static final int LAST_LINES = 2000;

    private final Process process;
    private final List<String> log = new ArrayList<>();
    private final Deque<String> later = new ConcurrentLinkedDeque<>();
    private final URI address;

    /// Starts it in a folder, on any free port, and reads its log until it is ready.
    ///
    /// @param options of the java command
    public RunningJar(Path folder, String... options) throws IOException {
        this(Path.of(System.getProperty("downhill.jar")), folder, 0, options);
    }

    /// @param jar the packaged service, or what its own tool has unpacked it into
    RunningJar(Path jar, Path folder, int port, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port));
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader();
        address = readUntilReady(output);
        Thread.ofPlatform().daemon().name("log of " + process.pid()).start(() -> readOn(output));
    }

    /// A process whose output is not read blocks as soon as the pipe is full.
    private void readOn(BufferedReader output) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                later.add(line);
                if (later.size() > LAST_LINES) {
                    later.poll();
                }
            }
        } catch (IOException e) {
            later.add("the output broke off: " + e);
        }
    }

    /// What it has said until it was ready.
    List<String> log() {
        return log;
    }

    /// The last of what it has said since it was ready.
    public List<String> laterLog() {
        return List.copyOf(later);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /// Where it is, without a path.
    public URI address() {
        return address;
    }

    public int port() {
        return address.getPort();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Stands still, its sockets open, until {@link #thaw}: as a machine does that swaps or is suspended.
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Command.Outcome outcome =
                Command.run(Path.of("."), Duration.ofSeconds(10), "kill", name, Long.toString(process.pid()));
        if (outcome.status() != 0) {
            throw new IllegalStateException(outcome.err());
        }
    }

    /// Ends it as the operating system does when memory runs out: without a word.
    public void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private URI readUntilReady(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.add(line);
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return URI.create(ready.group(1));
            }
        }
        throw new IllegalStateException("the service ended before it was ready:\n" + String.join("\n", log));
    }

    /// @throws java.util.concurrent.CompletionException if it does not stop when asked to
    @Override
    public void close() {
        // The handle's, because the process's own also closes the pipe, and what the service says last would fail.
        process.toHandle().destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
