package dev.downhill.prediction.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.model.ExampleModels;
import dev.downhill.model.Models;
import dev.downhill.request.Ids;
import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import dev.downhill.testing.SmallLimits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@SmallLimits
class PredictionControllerIT extends RunningService {

    @Value("${downhill.home}")
    private Path home;

    @Autowired
    private Models models;

    @BeforeEach
    void create() {
        models.create(ExampleModels.sides("sides", Ids.next("job")));
        models.create(ExampleModels.prices("prices", Ids.next("job")));
        models.create(ExampleModels.patches("patches", Ids.next("job")));
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode first(Answer answer) {
        return ok(answer).path("predictions").path(0);
    }

    private Answer csv(String model, String rows) {
        return service.post("/v1/models/" + model + "/predict", "text/csv", rows.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] png(int width, int height, int... greys) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, width, height, 0, greys);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "png", file)).isTrue();
        return file.toByteArray();
    }

    @Test
    void answerIsThatOfTheContract() {
        Answer answer = service.postJson("/v1/models/sides@1/predict", "{\"instances\":[{\"x\":0,\"y\":1}]}");

        assertThat(ok(answer).toString())
                .isEqualTo(
                        "{\"model\":\"sides\",\"version\":1,\"task\":\"classification\",\"predictions\":[{\"label\":\"left\","
                                + "\"probability\":0.5,\"probabilities\":{\"left\":0.5,\"right\":0.5},\"warnings\":[]}]}");
    }

    @Test
    void objectsAndArraysMeanTheSame() {
        JsonNode predictions = ok(service.postJson(
                        "/v1/models/sides/predict",
                        "{\"instances\":[{\"y\":1,\"x\":0.5,\"more\":true},[0.5,1],[-0.5,1]]}"))
                .path("predictions");

        assertThat(predictions.path(0)).isEqualTo(predictions.path(1));
        assertThat(predictions.path(0).path("label").asString()).isEqualTo("right");
        assertThat(predictions.path(2).path("label").asString()).isEqualTo("left");
    }

    @Test
    void modelMayBeNamedInTheBody() {
        models.setAlias("sides", "champion", 1);
        JsonNode answer = ok(service.postJson("/v1/predict", "{\"model\":\"sides@champion\",\"instances\":[[1,1]]}"));

        assertThat(answer.path("version").asInt()).isEqualTo(1);
        models.removeAlias("sides", "champion");
    }

    @Test
    void exampleOfAModelWorks() {
        String example = ok(service.get("/v1/models/prices")).path("example").asString();
        String body = example.substring(example.indexOf("-d '") + 4, example.length() - 1);

        assertThat(first(service.postJson("/v1/models/prices/predict", body))
                        .path("value")
                        .asDouble())
                .isBetween(99.999, 100.001);
    }

    @Test
    void numberIsInItsOwnUnitsAndMayLackItsInput() {
        JsonNode predictions = ok(service.postJson("/v1/models/prices/predict", "{\"instances\":[[1],[null],{}]}"))
                .path("predictions");

        assertThat(predictions.path(0).path("value").asDouble()).isBetween(119.99, 120.01);
        assertThat(predictions.path(1).path("value").asDouble()).isBetween(99.99, 100.01);
        assertThat(predictions.path(2)).isEqualTo(predictions.path(1));
        assertThat(predictions.path(0).propertyNames()).containsExactly("value", "warnings");
    }

    @Test
    void valueOutsideTheTrainingRangeIsAWarning() {
        assertThat(first(service.postJson("/v1/models/sides/predict", "{\"instances\":[[7,0]]}"))
                        .path("warnings")
                        .toString())
                .isEqualTo("[\"x = 7 lies outside the range seen in training, -1 to 1.\"]");
    }

    @Test
    void csvIsAnsweredAsCsv() {
        Answer answer = csv("sides", "\uFEFFy;x;note\r\n0;0;a\r\n0;-7;\"b;c\"\n");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        List<String> lines = answer.text().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("prediction,probability,probability_left,probability_right,warnings");
        assertThat(lines.get(1)).isEqualTo("left,0.5,0.5,0.5,");
        assertThat(lines.get(2))
                .startsWith("left,0.99999")
                .endsWith(",\"x = -7 lies outside the range seen in training, -1 to 1.\"");
        assertThat(csv("prices", "size\nNaN\n").text().lines())
                .hasSize(2)
                .first()
                .isEqualTo("value,warnings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size\n1\n\n-1\n",
                "size\r\n1\r\n\r\n-1",
                "size\n1\n\"\"\n-1\n",
                "size\n\n1\n-1\n",
                "size\n1\n-1\n\n"
            })
    void csvOfOneColumnHasAsManyAnswersAsRows(String rows) {
        assertThat(csv("prices", rows).text().lines()).hasSize(4);
    }

    @Test
    void csvWithAMisspeltColumnThatMayBeMissingSaysSoInEveryRow() {
        assertThat(csv("prices", "Size,note\n1,a\n2,b\n").text().lines().skip(1))
                .hasSize(2)
                .allMatch(line -> line.contains("Size") && line.contains("Did you mean \"\"size\"\"?"));
        assertThat(csv("prices", "price,note\n1,a\n").text()).contains("note").contains("size");
        assertThat(csv("prices", "price\n1\n").text()).doesNotContain("no input");
    }

    @Test
    void csvOfTheTrainingIsReadAsItWasThere() {
        assertThat(csv("sides", "\"n (a; b; c)\",x,y\n1,0.5,0.5\n").text()).contains("right");
        assertThat(csv("sides", "x,y\n1,\u0000\n").text()).contains("wrong_character");
        assertThat(csv("sides", "x,y\n1\n").text()).contains("row 1, column \\\"y\\\"");
    }

    @Test
    void csvIsReadInItsCharset() {
        String rows = "x;y;Größe\n1;0;süß\n";
        for (String charset : List.of("ISO-8859-1", "utf-8", "UTF-16", "windows-1252")) {
            Answer answer = service.post(
                    "/v1/models/sides/predict",
                    "text/csv; charset=" + charset,
                    rows.getBytes(Charset.forName(charset)));
            assertThat(answer.text()).as(charset).contains("right");
        }
        Answer unknown =
                service.post("/v1/models/sides/predict", "text/csv; charset=x", rows.getBytes(StandardCharsets.UTF_8));
        assertThat(unknown.status()).isEqualTo(415);
        assertThat(unknown.text()).contains("windows-1252");
    }

    @Test
    void jsonIsReadInItsCharset() {
        String body = "{\"instances\":[{\"x\":1,\"y\":0,\"ü\":1}],\"ü\":1}";
        for (String charset : List.of("ISO-8859-1", "utf-8", "UTF-16")) {
            Answer answer = service.post(
                    "/v1/models/sides/predict",
                    "application/json; charset=" + charset,
                    body.getBytes(Charset.forName(charset)));
            assertThat(answer.text()).as(charset).contains("#/ü");
        }
        assertThat(service.post("/v1/models/sides/predict", "application/json; charset=x", new byte[2])
                        .text())
                .contains("windows-1252");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"application/json | {\"instances\":[[1,1]]}", "text/csv | x,y\\n1,1\\n"})
    void packedInstancesAreUnpacked(String type, String body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
        }
        for (String encoding : List.of("gzip", "br")) {
            Answer answer = service.send(service.request("/v1/models/sides/predict")
                    .header("Content-Type", type)
                    .header("Content-Encoding", encoding)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));
            assertThat(answer.text()).contains(encoding.equals("gzip") ? "right" : "Content-Encoding: br");
        }
    }

    @Test
    void longCsvStreamsAndLeavesNoFile() throws IOException {
        int rows = 5000;
        Answer answer = csv("sides", "x,y\n" + "1,0\n".repeat(rows));
        assertThat(answer.text().lines()).hasSize(rows + 1);
        Answer wrong = csv("sides", "x,y\n" + "1,0\n".repeat(rows) + "1,old\n1\n");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("row 5001, column \\\"y\\\"").contains("row 5002");

        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("predictions")))
                    .isEmpty();
        }
    }

    @Test
    void imageIsTakenAsTheBody() throws IOException {
        byte[] file = png(2, 1, 255, 0);

        assertThat(first(service.post("/v1/models/patches/predict", "image/png", file))
                        .path("label")
                        .asString())
                .isEqualTo("light");
        assertThat(first(service.postJson("/v1/models/patches/predict", "{\"instances\":[[0,255]]}"))
                        .path("label")
                        .asString())
                .isEqualTo("dark");
    }

    @Test
    void severalImagesAreTakenAsAForm() throws IOException {
        JsonNode predictions = ok(form("patches", List.of(png(2, 1, 255, 0), png(2, 1, 0, 255))))
                .path("predictions");

        assertThat(predictions.path(0).path("label").asString()).isEqualTo("light");
        assertThat(predictions.path(1).path("label").asString()).isEqualTo("dark");
    }

    @Test
    void imagesOfAFormAreAnsweredInTheirOrderWhateverTheirNames() throws IOException {
        byte[] light = png(2, 1, 255, 0);
        byte[] dark = png(2, 1, 0, 255);
        List<byte[]> files = List.of(light, dark, light);
        JsonNode predictions = ok(form("patches", files)).path("predictions");

        assertThat(predictions
                        .valueStream()
                        .map(prediction -> prediction.path("label").asString()))
                .containsExactly("light", "dark", "light");
    }

    /// The parts are called `image0`, `image1`, `image0` …
    private Answer form(String model, List<byte[]> files) throws IOException {
        int parts = 0;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] file : files) {
            String name = "image" + parts++ % 2;
            body.writeBytes(
                    ("--cut\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"a.png\"\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--cut--\r\n".getBytes(StandardCharsets.UTF_8));
        return service.post(
                "/v1/models/" + model + "/predict", "multipart/form-data; boundary=cut", body.toByteArray());
    }

    @Test
    void wrongImagesAreNamed() throws IOException {
        byte[] cut = Arrays.copyOf(png(3, 3, new int[9]), 60);
        Answer wrong = form("patches", List.of(png(2, 1, 0, 0), cut, new byte[] {1, 2}));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("cut off")
                .contains("\"pointer\":\"file 2\"")
                .contains("\"pointer\":\"file 3\"");
        assertThat(form("patches", List.of()).status()).isBetween(400, 422);
        assertThat(form("patches", List.of(png(2, 1, 0, 0), png(2, 1, 0, 0), png(2, 1, 0, 0), png(2, 1, 0, 0)))
                        .status())
                .isEqualTo(422);
        assertThat(form("sides", List.of(png(2, 1, 0, 0))).status()).isEqualTo(415);
        assertThat(service.post("/v1/models/patches/predict", "image/png", new byte[3000])
                        .status())
                .isEqualTo(413);
        assertThat(csv("patches", "image\n1\n").status()).isEqualTo(415);
    }

    @Test
    void deletedModelPredictsNoMore() {
        String id = models.create(ExampleModels.sides("deleted", Ids.next("job")));
        first(service.postJson("/v1/models/deleted/predict", "{\"instances\":[[1,1]]}"));
        models.delete(id);

        assertThat(service.postJson("/v1/models/deleted/predict", "{\"instances\":[[1,1]]}")
                        .status())
                .isEqualTo(404);
        assertThat(service.postJson("/v1/models/" + id + "/predict", "{\"instances\":[[1,1]]}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none    | {\"instances\":[[1,1]]}                   | 404 | none",
                "sides   | {\"instances\":[[1,1]                     | 400 | ends too early",
                "sides   | []                                        | 422 | an object",
                "sides   | {}                                        | 422 | #/instances",
                "sides   | {\"instances\":[]}                        | 422 | #/instances",
                "sides   | {\"instances\":{}}                        | 422 | #/instances",
                "sides   | {\"instances\":[[1,1]],\"modle\":1}       | 422 | #/modle",
                "sides   | {\"instances\":[[1,1],[1,1],[1,1],[1,1]]} | 422 | the most of one request is 3",
                "sides   | {\"instances\":[[1,1],[1]]}               | 422 | #/instances/1",
                "sides   | {\"instances\":[[1,1],{\"x\":1}]}         | 422 | #/instances/1/y",
                "sides   | {\"instances\":[{\"x\":\"a\",\"y\":1}]}   | 422 | #/instances/0/x",
                "sides   | {\"instances\":[{\"x\":null,\"y\":1}]}    | 422 | missing_column",
                "sides   | {\"instances\":[[1,1e99]]}                | 422 | #/instances/0/1",
                "sides   | {\"instances\":[7]}                       | 422 | #/instances/0",
                "sides   | {\"instances\":[[NaN,1]]}                 | 400 | not valid JSON",
                "patches | {\"instances\":[[0,255,0]]}               | 422 | #/instances/0",
                "patches | {\"instances\":[\"aaaa\"]}                | 422 | #/instances/0",
                "patches | {\"instances\":[{\"x\":1}]}               | 422 | #/instances/0/image"
            })
    void wrongInstancesAreProblemsOfTheClient(String model, String body, int status, String words) {
        Answer answer = service.postJson("/v1/models/" + model + "/predict", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''             | 422 | empty_file",
                "x\\n1\\n       | 422 | line 1, column",
                "x,x,y\\n1,1,1  | 422 | duplicate_column",
                "x,y\\n1,\\n    | 422 | row 1, column",
                "x,y\\n1\\n     | 422 | ragged_row",
                "x,y\\n1,\"1\\n | 422 | malformed_csv"
            })
    void wrongCsvIsAProblemOfTheClient(String rows, int status, String words) {
        Answer answer = csv("sides", rows.replace("\\n", "\n"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text()).contains(words);
    }

    @Test
    void modelOfTheBodyIsRequired() {
        assertThat(service.postJson("/v1/predict", "{\"instances\":[[1,1]]}").text())
                .contains("#/model");
        assertThat(service.postJson("/v1/predict", "{\"model\":7,\"instances\":[[1,1]]}")
                        .status())
                .isEqualTo(422);
        assertThat(service.postJson("/v1/predict", "{\"model\":\"none\",\"instances\":[[1,1]]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void otherBodiesAreNotUnderstood() {
        assertThat(service.post("/v1/models/sides/predict", "text/plain", new byte[1])
                        .status())
                .isEqualTo(415);
    }
}
