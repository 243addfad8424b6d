package dev.downhill;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The packaged service in a process of its own, as a user starts it.
public final class RunningJar implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("is ready at (http://\\S+)");

    private final Process process;
    private final List<String> log = new ArrayList<>();
    private final URI address;

    /// Starts it in a folder, on any free port, and reads its log until it is ready.
    ///
    /// @param options of the java command
    public RunningJar(Path folder, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", System.getProperty("downhill.jar"), "--server.port=0"));
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        address = readUntilReady(process.inputReader());
    }

    /// What it has said until it was ready.
    List<String> log() {
        return log;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    public int port() {
        return address.getPort();
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
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
