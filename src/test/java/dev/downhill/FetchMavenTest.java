package dev.downhill;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.downhill.Command.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `mvnw` on a machine without Maven, against a repository of this test's own.
class FetchMavenTest {

    private static final String ZIP = "/repo/org/apache/maven/apache-maven/9.9.9/apache-maven-9.9.9-bin.zip";

    private final Path world;
    private final Mvnw mvnw;
    private final byte[] zip;
    private final HttpServer repository;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    FetchMavenTest(@TempDir Path world) throws Exception {
        this.world = world;
        mvnw = new Mvnw(world, "/bin/sh");
        mvnw.jdk("root/usr/lib/jvm/j", "25");
        zip = zip(world);
        pin(mvnw, zip);
        repository = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        repository.createContext("/repo/", exchange -> {
            requests.add(exchange.getRequestURI().getPath());
            boolean known = exchange.getRequestURI().getPath().equals(ZIP);
            exchange.sendResponseHeaders(known ? 200 : 404, known ? zip.length : -1);
            if (known) {
                try (OutputStream body = exchange.getResponseBody()) {
                    body.write(zip);
                }
            }
            exchange.close();
        });
        repository.start();
        mvnw.environment("MVNW_REPOURL", url(repository, "/repo/"));
    }

    @AfterEach
    void leave() {
        repository.stop(0);
    }

    @Test
    void pinnedMavenIsFetchedOnceAndRun() throws Exception {
        Outcome first = mvnw.run("verify");
        Outcome second = mvnw.run("verify");

        assertThat(first.out()).isEqualTo("JDK j, arguments <verify>\n");
        assertThat(first.err()).contains("fetching Maven 9.9.9").hasLineCount(1);
        assertThat(second).isEqualTo(new Outcome(0, "JDK j, arguments <verify>\n", ""));
        assertThat(requests).containsExactly(ZIP);
        assertThat(kept()).containsExactly("apache-maven-9.9.9");
    }

    @Test
    void mavenUserHomeSaysWhereItIsKept() throws Exception {
        mvnw.environment("MAVEN_USER_HOME", world.resolve("elsewhere").toString());

        mvnw.run();

        assertThat(world.resolve("elsewhere/wrapper/dists/apache-maven-9.9.9/bin/mvn"))
                .isExecutable();
    }

    @Test
    void otherBytesThanPinnedAreRefused() throws Exception {
        pin(mvnw, "something else".getBytes(StandardCharsets.UTF_8));

        Outcome outcome = mvnw.run("verify");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("SHA-512 is").contains("set MVNW_REPOURL");
        assertThat(kept()).isEmpty();
    }

    @Test
    void absentZipIsNamedWithItsUrl() throws Exception {
        mvnw.environment("MVNW_REPOURL", url(repository, "/repo/empty"));

        Outcome outcome = mvnw.run("verify");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err())
                .contains(url(repository, "/repo/empty/org/apache/maven/apache-maven/9.9.9/apache-maven-9.9.9-bin.zip"))
                .contains("the server answered 404");
        assertThat(kept()).isEmpty();
    }

    private static String url(HttpServer repository, String path) {
        return "http://127.0.0.1:" + repository.getAddress().getPort() + path;
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(world.resolve("home/.m2/wrapper/dists"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void pin(Mvnw mvnw, byte[] content) throws Exception {
        String sha512 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
        Files.writeString(
                mvnw.project().resolve(".mvn/wrapper/maven-wrapper.properties"),
                "mavenVersion=9.9.9\nmavenSha512=" + sha512 + "\n");
    }

    private static byte[] zip(Path world) throws IOException {
        Path script = world.resolve("mvn");
        Mvnw.maven(script, "Apache Maven 9.9.9");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("apache-maven-9.9.9/bin/"));
            out.putNextEntry(new ZipEntry("apache-maven-9.9.9/bin/mvn"));
            out.write(Files.readAllBytes(script));
        }
        return bytes.toByteArray();
    }
}
