package dev.downhill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The types that openapi-typescript makes of the document are enough for a strict compiler to check a whole walk, and
/// the walk works. Skipped where there is no Node.
class TypeScriptClientIT extends RunningService {

    private static final Path SOURCES = Path.of("src/test/clients/typescript");
    private static final Path FOLDER = Path.of("target/typescript-client");
    private static final Path LOCK = Path.of("package-lock.json");

    /// Written once the packages of a lock file are complete.
    private static final Path INSTALLED = FOLDER.resolve("installed-lock.json");

    private static final long PATIENCE_MINUTES = 5;

    @Test
    void theTypedWalkCompilesAndWalks() throws Exception {
        for (String program : List.of("node", "npm")) {
            Assumptions.assumeTrue(
                    isInstalled(program),
                    "NO NODE, SO THE TYPESCRIPT CLIENT IS NOT TESTED: " + program
                            + " is not on the PATH (Debian: apt-get install nodejs npm)");
        }
        Files.createDirectories(FOLDER);
        for (String name : List.of("package.json", "package-lock.json", "tsconfig.json", "walk.ts")) {
            Files.copy(SOURCES.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(
                FOLDER.resolve("openapi.json"), service.get("/v3/api-docs").text());
        install();

        String[] generate = {
            "node",
            "node_modules/openapi-typescript/bin/cli.js",
            "openapi.json",
            "-o",
            "api.d.ts",
            // A field with a default may be left out of a request.
            "--default-non-nullable=false"
        };
        run(generate);
        run("node", "node_modules/typescript/bin/tsc", "-p", ".");
        assertThat(run("node", "out/walk.js", service.address().toString())).contains("walked");
    }

    private static void install() throws Exception {
        if (Files.exists(INSTALLED) && Files.mismatch(INSTALLED, SOURCES.resolve(LOCK)) < 0) {
            return;
        }
        run("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
        Files.copy(SOURCES.resolve(LOCK), INSTALLED, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("typescript", ".log");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(log);
        Files.delete(log);
        assertThat(ended).as("%s ends: %s", String.join(" ", command), said).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", String.join(" ", command), said)
                .isZero();
        return said;
    }

    private static boolean isInstalled(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin");
        Stream<String> folders =
                Pattern.compile(Pattern.quote(File.pathSeparator)).splitAsStream(path);
        return folders.anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
    }
}
