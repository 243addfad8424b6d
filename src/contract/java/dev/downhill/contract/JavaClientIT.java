package dev.downhill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Java client that openapi-generator makes of the document compiles, and does what a client is for. Maven
/// generates it before the integration tests; it is compiled here, apart from the project's own code and its rules.
class JavaClientIT extends RunningService {

    private static final Path GENERATED = Path.of("target/generated-client/src/main/java");
    private static final Path WALK = Path.of("src/test/clients/java/Walk.java");

    @Test
    void theGeneratedClientWalks(@TempDir Path classes) throws Exception {
        Assumptions.assumeTrue(
                Files.isDirectory(GENERATED),
                "NO GENERATED CLIENT, SO IT IS NOT TESTED: ./mvnw pre-integration-test makes " + GENERATED);
        compile(classes);
        URL[] places = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(places, getClass().getClassLoader())) {
            Class<?> walk = loader.loadClass("Walk");
            String[] arguments = {service.address().toString()};
            walk.getMethod("main", String[].class).invoke(null, (Object) arguments);
        }
    }

    /// What this test itself can use: of its class loader, where a launcher gives it one, else of the process.
    private static String libraries() {
        return JavaClientIT.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path", "");
    }

    private static void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (Stream<Path> files = Files.walk(GENERATED);
                StandardJavaFileManager manager = compiler.getStandardFileManager(said, null, null)) {
            List<Path> sources = Stream.concat(
                            files.filter(file -> file.toString().endsWith(".java")), Stream.of(WALK))
                    .toList();
            List<String> options = List.of("-proc:none", "-nowarn", "-cp", libraries(), "-d", classes.toString());
            compiler.getTask(null, manager, said, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        assertThat(said.getDiagnostics())
                .filteredOn(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
    }
}
