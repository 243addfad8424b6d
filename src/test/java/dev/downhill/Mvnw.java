package dev.downhill;

import dev.downhill.Command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A copy of `mvnw` in a world of its own: a home, a root and a PATH that hold what a test puts there and nothing else.
final class Mvnw {

    private static final List<String> TOOLS = List.of("sed", "tr", "dirname");

    private final Path world;
    private final String shell;
    private final Map<String, String> environment = new HashMap<>();

    Mvnw(Path world, String shell) throws IOException {
        this.world = world;
        this.shell = shell;
        for (String folder : List.of("the project/.mvn/wrapper", "home", "root", "bin")) {
            Files.createDirectories(world.resolve(folder));
        }
        for (String file : List.of(
                "mvnw", ".mvn/wrapper/maven-wrapper.properties", ".mvn/wrapper/FetchMaven.java", ".mvn/jvm.config")) {
            Files.copy(Path.of(file), world.resolve("the project").resolve(file));
        }
        for (String tool : TOOLS) {
            script(world.resolve("bin").resolve(tool), "exec " + installed(tool) + " \"$@\"");
        }
        environment("PATH", world.resolve("bin").toString());
        environment("HOME", world.resolve("home").toString());
        environment("MVNW_ROOT", world.resolve("root").toString());
    }

    /// Sets a variable, or takes it away.
    void environment(String name, @Nullable String value) {
        if (value == null) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
    }

    /// Lays a JDK of a version into a folder of the world: a release file, a compiler, and the `java` of this test run.
    Path jdk(String place, String version) throws IOException {
        Path jdk = world.resolve(place);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(
                jdk.resolve("release"),
                "IMPLEMENTOR=\"Unknown\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
        script(jdk.resolve("bin/javac"), "exit 1");
        script(jdk.resolve("bin/java"), "exec '" + System.getProperty("java.home") + "/bin/java' \"$@\"");
        return jdk;
    }

    /// Puts a `java` on the PATH that says it lives in the folder, as a version manager's shim would.
    void javaOnPath(Path jdk) throws IOException {
        script(world.resolve("bin/java"), "echo 'Property settings:' >&2; echo '    java.home = " + jdk + "' >&2");
    }

    /// Puts a `mvn` on the PATH that answers `-v` with the line, and all else with the JDK and arguments it was given.
    void mavenOnPath(String versionLine) throws IOException {
        maven(world.resolve("bin/mvn"), versionLine);
    }

    /// Writes a Maven that answers `-v` with the line, and all else with the JDK and arguments it was given.
    static void maven(Path file, String versionLine) throws IOException {
        script(file, """
                if [ "${1:-}" = -v ]; then printf '%%s\\n' '%s'; exit; fi
                printf 'JDK %%s, arguments' "${JAVA_HOME##*/}"
                for argument; do printf ' <%%s>' "$argument"; done
                echo""".formatted(versionLine));
    }

    Path project() {
        return world.resolve("the project");
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(shell, project().resolve("mvnw").toString()));
        command.addAll(List.of(arguments));
        return Command.run(world, Duration.ofMinutes(1), environment, command);
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    private static Path installed(String tool) {
        return List.of("/bin", "/usr/bin", "/usr/local/bin").stream()
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
