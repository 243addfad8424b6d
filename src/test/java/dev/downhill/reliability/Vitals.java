package dev.downhill.reliability;

import dev.downhill.RunningJar;
import dev.downhill.testing.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The resources of a running service, as seen from outside.
final class Vitals {

    /// For what `jcmd` tells: each question starts a Java process, and so slows down what is waited for.
    static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final RunningJar jar;
    private final Service service;
    private final Path folder;

    /// @param folder for what the JVM writes about its threads
    Vitals(RunningJar jar, Service service, Path folder) {
        this.jar = jar;
        this.service = service;
        this.folder = folder;
    }

    /// The sum of a metric over its labels.
    long metric(String name) {
        Matcher lines = Pattern.compile("(?m)^" + Pattern.quote(name) + "(?:\\{[^}]*})? (\\S+)$")
                .matcher(service.get("/actuator/prometheus").text());
        double sum = Double.NaN;
        while (lines.find()) {
            sum = (Double.isNaN(sum) ? 0 : sum) + Double.parseDouble(lines.group(1));
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("there is no metric " + name);
        }
        return (long) sum;
    }

    int streams() {
        return (int) metric("downhill_sse_clients");
    }

    int platformThreads() {
        return (int) metric("jvm_threads_live_threads");
    }

    int openFiles() {
        return (int) metric("process_files_open_files");
    }

    /// Virtual threads that serve requests; that of the dump itself is none of them.
    int requestThreads() throws IOException {
        return occurrences("\"name\": \"tomcat-handler-");
    }

    /// Requests that wait for their client to take what is written.
    int blockedWrites() throws IOException {
        return occurrences("NioSocketWrapper.doWrite(");
    }

    /// Bytes that are left after a collection of all garbage.
    long heap() throws IOException {
        jcmd("GC.run");
        Matcher lines = Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\"[^}]*} (\\S+)$")
                .matcher(service.get("/actuator/prometheus").text());
        double sum = 0;
        while (lines.find()) {
            sum += Double.parseDouble(lines.group(1));
        }
        return (long) sum;
    }

    private int occurrences(String words) throws IOException {
        Path dump = folder.resolve("threads.json");
        jcmd("Thread.dump_to_file", "-overwrite", "-format=json", dump.toString());
        return (int) Pattern.compile(Pattern.quote(words))
                .matcher(Files.readString(dump))
                .results()
                .count();
    }

    private void jcmd(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 2];
        command[0] = System.getProperty("java.home") + "/bin/jcmd";
        command[1] = Long.toString(jar.pid());
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("jcmd.log").toFile())
                .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("jcmd.log")));
        }
    }
}
