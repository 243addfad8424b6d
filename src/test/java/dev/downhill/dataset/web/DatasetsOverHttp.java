package dev.downhill.dataset.web;

import dev.downhill.dataset.TempFiles;
import dev.downhill.testing.Databases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service with an empty database, and a client of it.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class DatasetsOverHttp {

    private static final List<String> TABLES = List.of("datasets", "blob_chunks", "blobs", "chunk_contents", "chunks");

    private static final String BOUNDARY = "part-of-a-form";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TempFiles tempFiles;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper mapper = JsonMapper.builder().build();

    @DynamicPropertySource
    static void emptyDatabase(DynamicPropertyRegistry registry) throws IOException {
        // Not a directory of JUnit's: the context is shared by classes, and outlives each of them.
        Path home = Files.createTempDirectory("downhill-datasets");
        registry.add("downhill.home", home::toString);
        registry.add("spring.datasource.url", Databases::h2Url);
        registry.add("spring.datasource.username", () -> "sa");
        registry.add("downhill.http.max-upload", () -> "1MB");
    }

    @AfterEach
    void emptyTables() {
        for (String table : TABLES) {
            jdbc.sql("delete from " + table).update();
        }
    }

    /// A part of a form; a part without a file name is a plain field.
    record Part(String name, String fileName, byte[] content) {

        static Part file(String name, String fileName, byte[] content) {
            return new Part(name, fileName, content);
        }

        static Part field(String name, String text) {
            return new Part(name, "", text.getBytes(StandardCharsets.UTF_8));
        }
    }

    record Answer(int status, HttpResponse<byte[]> response, JsonNode json) {

        String text(String pointer) {
            return json.at(pointer).asString();
        }
    }

    /// Rows of all tables and files in the making.
    long leftovers() throws IOException {
        long rows = 0;
        for (String table : TABLES) {
            rows += jdbc.sql("select count(*) from " + table).query(Long.class).single();
        }
        try (Stream<Path> files = Files.list(tempFiles.folder())) {
            return rows + files.filter(file -> file.toString().endsWith(".tmp")).count();
        }
    }

    Answer get(String path) throws Exception {
        return send(request(path).GET());
    }

    Answer delete(String path) throws Exception {
        return send(request(path).DELETE());
    }

    Answer post(String path) throws Exception {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    Answer post(String path, String contentType, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = request(path).header("Content-Type", contentType);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    Answer upload(Part... parts) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Part part : parts) {
            String file = part.fileName().isEmpty() ? "" : "; filename=\"" + part.fileName() + "\"";
            write(
                    body,
                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.name() + "\"" + file
                            + "\r\n\r\n");
            body.write(part.content());
            write(body, "\r\n");
        }
        write(body, "--" + BOUNDARY + "--\r\n");
        return post("/v1/datasets", "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    Answer uploadCsv(String csv) throws Exception {
        return upload(Part.file("file", "data.csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static void write(ByteArrayOutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        JsonNode body = json ? mapper.readTree(response.body()) : mapper.createObjectNode();
        return new Answer(response.statusCode(), response, body);
    }
}
