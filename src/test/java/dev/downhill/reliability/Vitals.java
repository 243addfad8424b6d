package dev.downhill.reliability;

import dev.downhill.RunningJar;
import dev.downhill.testing.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The resources of a running service, as seen from outside.
final class Vitals {

    /// Between two questions about vitals, so that asking does not slow down what is waited for.
    static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private static final int MORE_THAN_A_HEAD = 10_000;

    private final RunningJar jar;
    private final Service service;
    private final Path folder;
    private Map<String, Integer> sendQueues = Map.of();

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

    /// Connections whose client does not take what is written: more waits in their send queues than the head of a
    /// response, and as much as at the question before. The kernel is asked, and not the JVM, because a dump of all
    /// threads stops the service each time.
    int blockedWrites() throws IOException {
        Map<String, Integer> before = sendQueues;
        sendQueues = new HashMap<>();
        readSendQueues("tcp");
        readSendQueues("tcp6");
        return (int) sendQueues.entrySet().stream()
                .filter(queue -> queue.getValue() >= MORE_THAN_A_HEAD)
                .filter(queue -> queue.getValue().equals(before.get(queue.getKey())))
                .count();
    }

    /// Reads the bytes that the established connections of the service's port have to send, by the client's address.
    ///
    /// @param table of the kernel, whose columns are: number, local address, remote address, state, queues
    private void readSendQueues(String table) throws IOException {
        String port = ":%04X".formatted(jar.port());
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(jar.pid()), "net", table))) {
            String[] columns = line.strip().split("\\s+", -1);
            if (columns[1].endsWith(port) && columns[3].equals("01")) {
                sendQueues.put(columns[2], Integer.parseInt(columns[4], 0, 8, 16));
            }
        }
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
            throw new IllegalStateException(Files.readString(folder.resolve("jcmd.log")) + "The service "
                    + (jar.isAlive() ? "lives" : "has ended") + ". Its last lines:\n"
                    + String.join("\n", jar.laterLog()));
        }
    }
}
