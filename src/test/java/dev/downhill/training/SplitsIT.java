package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.picture.PictureFiles;
import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Splits by a column, by time and by groups, from the upload to the test rows.
class SplitsIT extends RunningService {

    private static final int ROWS = 200;
    private static final String NETWORK = "'network':{'layers':[{'type':'output'}]},'epochs':2";

    private TrainingClient client = new TrainingClient(service);

    @BeforeEach
    void start() {
        client = new TrainingClient(service);
    }

    /// Row i is of day i, of customer i % 20, and of the test part where i % 5 is 4.
    private String visits(String spec) {
        StringBuilder csv = new StringBuilder("day,customer,part,amount,y\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(LocalDate.of(2025, 1, 1).plusDays(i))
                    .append(",c")
                    .append(i % 20)
                    .append(',')
                    .append(i % 5 == 4 ? "Test" : i % 5 == 3 ? "val" : "train")
                    .append(',')
                    .append(i * 7 % 31)
                    .append(',')
                    .append(i * 7 % 31 > 15 ? "yes" : "no")
                    .append('\n');
        }
        String body = "--cut\r\nContent-Disposition: form-data; name=\"spec\"\r\n\r\n" + spec.replace('\'', '"')
                + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"visits.csv\"\r\n\r\n" + csv
                + "\r\n--cut--\r\n";
        Answer answer = service.post(
                "/v1/datasets", "multipart/form-data; boundary=cut", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private List<Integer> testRows(JsonNode job) {
        return service.get("/v1/models/" + job.path("model").asString() + "/evaluation/rows?limit=100")
                .json()
                .path("data")
                .valueStream()
                .map(row -> row.path("row").asInt())
                .sorted()
                .toList();
    }

    private static List<Integer> rows(IntPredicate of) {
        return IntStream.range(0, ROWS).filter(of).boxed().toList();
    }

    @Test
    void rowsAreTestedAsTheSplitSays() {
        String dataset = visits("{}");
        JsonNode byColumn =
                client.train("{'dataset':'" + dataset + "'," + NETWORK + ",'split':{'type':'column','column':'part'}}");
        assertThat(testRows(byColumn)).isEqualTo(rows(row -> row % 5 == 4));
        JsonNode model =
                service.get("/v1/models/" + byColumn.path("model").asString()).json();
        assertThat(model.toString()).contains("customer").doesNotContain("\"part\":");
        assertThat(byColumn.at("/hyperparameters/split").toString())
                .isEqualTo("{\"type\":\"column\",\"column\":\"part\"}");

        JsonNode byTime =
                client.train("{'dataset':'" + dataset + "'," + NETWORK + ",'split':{'type':'time','column':'day'}}");
        assertThat(testRows(byTime)).isEqualTo(rows(row -> row >= 170));

        JsonNode byGroup = client.train(
                "{'dataset':'" + dataset + "'," + NETWORK + ",'split':{'type':'group','column':'customer'}}");
        List<Integer> tested = testRows(byGroup);
        assertThat(tested).isNotEmpty().isEqualTo(rows(row -> tested.contains(row % 20)));
        assertThat(byGroup.path("diagnoses").toString()).contains("customer", "training", "test rows");
        assertThat(service.get("/v1/models/" + byGroup.path("model").asString())
                        .json()
                        .toString())
                .doesNotContain("\"customer\":");

        JsonNode again = client.train(
                "{'dataset':'" + dataset + "'," + NETWORK + ",'split':{'type':'group','column':'customer'}}");
        assertThat(client.weights(again)).isEqualTo(client.weights(byGroup));
    }

    @Test
    void aColumnOfPartsIsTheUsualSplitOfItsDataset() {
        String dataset = visits("{'columns':{'part':{'role':'split'}}}");
        JsonNode usual = client.train("{'dataset':'" + dataset + "'," + NETWORK + "}");
        assertThat(usual.at("/hyperparameters/split/column").asString()).isEqualTo("part");
        assertThat(usual.at("/hyperparameters/early_stopping").isObject()).isTrue();
        assertThat(testRows(usual)).isEqualTo(rows(row -> row % 5 == 4));
        JsonNode random = client.train("{'dataset':'" + dataset + "'," + NETWORK + ",'split':{'type':'random'}}");
        assertThat(testRows(random)).hasSizeBetween(29, 31);
    }

    @Test
    void foldersOfPartsSplitPictures() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (int i = 0; i < 40; i++) {
                String part = i < 20 ? "train" : i < 30 ? "test" : "val";
                out.putNextEntry(
                        new ZipEntry("set/" + part + "/" + (i % 2 == 0 ? "dark" : "light") + "/" + i + ".png"));
                out.write(picture(i % 2 == 0 ? i : 255 - i));
            }
        }
        Answer answer = service.post("/v1/datasets?name=shades", "application/zip", zip.toByteArray());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("target").asString()).isEqualTo("label");
        assertThat(answer.json().path("guesses").toString()).contains("columns.role", "random");
        JsonNode job = client.train("{'dataset':'" + answer.json().path("id").asString() + "',"
                + NETWORK.replace("[{", "[{'type':'flatten'},{") + "}");
        assertThat(client.evaluation(job).path("rows").asInt()).isEqualTo(10);
    }

    private static byte[] picture(int shade) throws IOException {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 16; i++) {
            image.getRaster().setSample(i % 4, i / 4, 0, shade);
        }
        return PictureFiles.encoded(image, "png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'column'}                        | #/split/column     | missing",
                "{'type':'column','column':'customer'}    | #/split/column     | unknown_part",
                "{'type':'column','column':7}             | #/split/column     | wrong_type",
                "{'type':'column','column':'part','train':0.5} | #/split/train | unknown_field",
                "{'type':'time','column':'customer'}      | #/split/column     | unfit_column",
                "{'type':'time','column':'Day'}           | #/split/column     | unknown_column",
                "{'type':'time','column':'day','train':0.5} | #/split          | wrong_sum",
                "{'type':'time','column':'day','seed':1}  | #/split/seed       | unknown_field",
                "{'type':'group','column':'y'}            | #/split/column     | target_as_split",
                "{'type':'group','column':'part','train':1,'validation':0,'test':0,'stratify':true} | #/split/stratify | unknown_field",
                "{'type':'folds'}                         | #/split/type       | unknown_value",
                "{'type':'random','column':'day'}         | #/split/column     | unknown_field"
            })
    void whatDoesNotFitIsRefused(String split, String pointer, String code) {
        Answer answer = service.postJson(
                "/v1/jobs",
                ("{'dataset':'" + shared() + "'," + NETWORK + ",'split':" + split + "}").replace('\'', '"'));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo(code);
    }

    /// Copies, and a column that is known only afterwards, are told by the job; samples have none of it.
    @Test
    void leaksAreTold() {
        StringBuilder csv = new StringBuilder("a,b,reason,left\n");
        for (int i = 0; i < 400; i++) {
            int of = i % 200;
            csv.append(of * 7919 % 211 / 8.0).append(',').append(of * 104_729 % 199 / 4.0);
            csv.append(of % 3 == 0 ? ",price,yes\n" : ",none,no\n");
        }
        Answer table = service.post(
                "/v1/datasets?name=leaks", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8));
        String job = client.submit("{'dataset':'" + table.json().path("id").asString() + "'," + NETWORK + "}");
        assertThat(client.job(job).path("diagnoses").valueStream().map(JsonNode::asString))
                .anyMatch(told -> told.contains("test rows are copies of training rows"))
                .anyMatch(told -> told.startsWith("Column \"reason\" alone gives the target away"))
                .hasSize(3);
        for (JsonNode sample : service.get("/v1/samples").json().path("data")) {
            String dataset = client.sample(sample.path("name").asString());
            assertThat(client.job(client.submit("{'dataset':'" + dataset + "','epochs':1}"))
                            .path("diagnoses"))
                    .as(sample.path("name").asString())
                    .isEmpty();
        }
    }

    private String shared() {
        JsonNode known =
                service.get("/v1/datasets?name=refused").json().path("data").path(0);
        return known.isMissingNode()
                ? visits("{'name':'refused'}")
                : known.path("id").asString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'columns':{'customer':{'role':'split'}}} | #/columns/customer/role | unknown_part",
                "{'columns':{'part':{'role':'split'},'customer':{'role':'split'}}} | #/columns/customer/role | second_split",
                "{'target':'part','columns':{'part':{'role':'split'}}} | #/columns/part/role | role_of_target"
            })
    void aRoleThatDoesNotFitIsRefused(String spec, String pointer, String code) {
        Answer answer = service.postJson("/v1/datasets/" + shared() + "/variants", spec.replace('\'', '"'));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.text()).contains("\"" + pointer + "\"", code);
    }
}
