import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Fetches Maven for `mvnw`: downloads the zip, compares its SHA-512 with the pinned one and unpacks it.
///
/// A JDK runs this file as it is, so that neither `curl`, `wget` nor `unzip` has to be installed.
/// The folder appears whole or not at all, however many processes fetch at the same time.
public class FetchMaven {

    /// Expects the URL of the zip, its SHA-512 in hex, and the folder that shall hold Maven.
    public static void main(String[] args) {
        URI source = URI.create(args[0]);
        try {
            fetch(source, args[1], Path.of(args[2]).toAbsolutePath());
        } catch (InterruptedException | IOException | UncheckedIOException | NoSuchAlgorithmException e) {
            System.err.println("mvnw: " + source + ": " + e);
            System.exit(1);
        }
    }

    private static void fetch(URI source, String sha512, Path folder)
            throws IOException, InterruptedException, NoSuchAlgorithmException {
        Files.createDirectories(folder.getParent());
        Path scratch = Files.createTempDirectory(folder.getParent(), "fetch-");
        try {
            Path zip = download(source, scratch.resolve("maven.zip"));
            verify(zip, sha512);
            unpack(zip, scratch.resolve("unpacked"));
            install(scratch.resolve("unpacked"), folder);
        } finally {
            delete(scratch);
        }
    }

    private static Path download(URI source, Path zip) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(source).timeout(Duration.ofMinutes(5)).build();
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(20))
                .proxy(proxy())
                .build()) {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.ofFile(zip)).statusCode();
            if (status != 200) {
                throw new IOException("the server answered " + status);
            }
        }
        return zip;
    }

    /// The proxy that curl and wget would use, which the JDK does not look up by itself.
    private static ProxySelector proxy() {
        String proxy = System.getenv().getOrDefault("https_proxy", System.getenv("HTTPS_PROXY"));
        if (proxy == null || proxy.isBlank()) {
            return ProxySelector.getDefault();
        }
        URI address = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
        return ProxySelector.of(
                new InetSocketAddress(address.getHost(), address.getPort() < 0 ? 80 : address.getPort()));
    }

    private static void verify(Path zip, String expected) throws IOException, NoSuchAlgorithmException {
        String actual =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(zip)));
        if (!actual.equals(expected)) {
            throw new IOException("SHA-512 is " + actual + ", pinned is " + expected);
        }
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (ZipFile content = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : content.stream().toList()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("entry outside the folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                Files.copy(content.getInputStream(entry), target);
                if (target.getParent().endsWith("bin")) {
                    target.toFile().setExecutable(true, false);
                }
            }
        }
    }

    /// JobTransitions the one folder in `unpacked` to its place; a folder that is there already has won the race and
    /// stays.
    private static void install(Path unpacked, Path folder) throws IOException {
        try (Stream<Path> roots = Files.list(unpacked)) {
            Path root = roots.findFirst().orElseThrow(() -> new IOException("the zip is empty"));
            Files.move(root, folder);
        } catch (FileAlreadyExistsException e) {
            System.err.println("mvnw: " + folder + " exists already");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
