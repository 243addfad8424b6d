package dev.downhill.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.picture.Images;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetApiIT extends DatasetsOverHttp {

    private static final String CSV = "size,colour,kind\n1.5,red,a\n2.5,blue,b\n,red,a\n4.5,,b\n";

    @Test
    void uploadAnswersWithTheDatasetAndItsPlace() throws Exception {
        Answer answer = uploadCsv(CSV);
        assertThat(answer.status()).isEqualTo(201);
        String id = answer.text("/id");
        assertThat(answer.response().headers().firstValue("Location")).contains("/v1/datasets/" + id);
        assertThat(id).startsWith("ds_");
        assertThat(answer.text("/object")).isEqualTo("dataset");
        assertThat(answer.text("/name")).isEqualTo("data");
        assertThat(answer.text("/format")).isEqualTo("csv");
        assertThat(answer.json().at("/rows").asInt()).isEqualTo(4);
        assertThat(answer.json().at("/bytes").asInt()).isEqualTo(CSV.length());
        assertThat(answer.text("/sha256")).hasSize(64);
        assertThat(answer.text("/task")).isEqualTo("classification");
        assertThat(answer.text("/target")).isEqualTo("kind");
        assertThat(answer.json().at("/columns/0").toString())
                .isEqualTo("{\"name\":\"size\",\"type\":\"numeric\",\"role\":\"input\",\"missing\":1,\"distinct\":3,"
                        + "\"min\":1.5,\"max\":4.5,\"mean\":2.8333333333333335,\"std\":1.247219128924647,"
                        + "\"quantiles\":[1.5,2.0,2.5,3.5,4.5],"
                        + "\"histogram\":{\"edges\":[1.5,2.5,3.5,4.5],\"counts\":[1,1,1]}}");
        assertThat(answer.json().at("/columns/1").toString())
                .isEqualTo(
                        "{\"name\":\"colour\",\"type\":\"categorical\",\"role\":\"input\",\"missing\":1,"
                                + "\"distinct\":2,\"categories\":[{\"value\":\"blue\",\"count\":1},{\"value\":\"red\",\"count\":2}]}");
        assertThat(get("/v1/datasets/" + id).json()).isEqualTo(answer.json());
    }

    /// A page of datasets with ten thousand categories each is as small as one of others.
    @Test
    void listsCountCategoriesAndASingleDatasetShowsThem() throws Exception {
        StringBuilder csv = new StringBuilder("id,kind\n");
        for (int i = 0; i < 20_000; i++) {
            csv.append("category").append(i % 10_000).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        Answer created = upload(
                Part.file("file", "data.csv", csv.toString().getBytes(StandardCharsets.UTF_8)),
                Part.field("spec", "{\"columns\":{\"id\":{\"type\":\"categorical\"}}}"));
        assertThat(created.status()).as(created.json().toString()).isEqualTo(201);
        assertThat(get("/v1/datasets/" + created.text("/id")).json().at("/columns/0/categories"))
                .hasSize(10_000);
        Answer list = get("/v1/datasets?limit=1");
        assertThat(list.text("/data/0/id")).isEqualTo(created.text("/id"));
        assertThat(list.json().at("/data/0/columns/0").toString())
                .isEqualTo("{\"name\":\"id\",\"type\":\"categorical\",\"role\":\"input\",\"missing\":0,"
                        + "\"distinct\":10000}");
    }

    @Test
    void rawBodyIsTakenUnderTheNameInTheQuery() throws Exception {
        byte[] body = CSV.replace(',', '\t').getBytes(StandardCharsets.UTF_8);
        Answer answer = post("/v1/datasets?name=my%20data", "text/tab-separated-values", body);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/name")).isEqualTo("my data");
        assertThat(answer.text("/format")).isEqualTo("tsv");
    }

    @Test
    void layoutIsShownAndCanBeSaid() throws Exception {
        byte[] file = "Report;;\n1,5;2;lo\n2,5;3;hi\n3,5;4;lo\n".getBytes(StandardCharsets.UTF_8);
        Answer inferred = upload(Part.file("file", "data.csv", file));
        assertThat(inferred.json().at("/csv").toString())
                .startsWith("{\"delimiter\":\";\",\"quote\":\"\\\"\",\"header\":\"absent\",\"skip_rows\":1,");
        assertThat(inferred.json().at("/rows").asInt()).isEqualTo(3);
        assertThat(inferred.text("/columns/0/name")).isEqualTo("column_1");

        Answer said = upload(
                Part.file("file", "data.csv", file),
                Part.field("spec", "{\"csv\":{\"header\":\"present\",\"skip_rows\":1}}"));
        assertThat(said.json().at("/rows").asInt()).isEqualTo(2);
        assertThat(said.text("/columns/2/name")).isEqualTo("lo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"csv\":{\"delimiter\":\";;\"}}|#/csv/delimiter",
                "{\"csv\":{\"header\":\"yes\"}}|#/csv/header",
                "{\"csv\":{\"skip_rows\":-1}}|#/csv/skip_rows",
                "{\"csv\":{\"missing\":\"NA\"}}|#/csv/missing",
                "{\"csv\":{\"decimal\":\"x\"}}|#/csv/decimal",
                "{\"csv\":{\"seperator\":\",\"}}|#/csv/seperator"
            })
    void wrongLayoutIsRefused(String spec, String pointer) throws Exception {
        Answer answer =
                upload(Part.file("file", "data.csv", CSV.getBytes(StandardCharsets.UTF_8)), Part.field("spec", spec));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void specDecidesNameTargetTypesAndRoles() throws Exception {
        String spec = "{\"name\":\"mine\",\"format\":\"csv\",\"target\":\"colour\","
                + "\"columns\":{\"kind\":{\"role\":\"ignored\"},\"size\":{\"type\":\"categorical\"}}}";
        Answer answer =
                upload(Part.file("file", "data.csv", CSV.getBytes(StandardCharsets.UTF_8)), Part.field("spec", spec));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/name")).isEqualTo("mine");
        assertThat(answer.text("/target")).isEqualTo("colour");
        assertThat(answer.text("/columns/0/type")).isEqualTo("categorical");
        assertThat(answer.text("/columns/2/role")).isEqualTo("ignored");
        assertThat(answer.json().at("/warnings").toString()).contains("1 rows have no value of the target");
    }

    @Test
    void rowsShowValuesAsTheyWereUnderstood() throws Exception {
        String id = uploadCsv(CSV).text("/id");
        Answer rows = get("/v1/datasets/" + id + "/rows?limit=2&offset=2");
        assertThat(rows.json().at("/data").toString())
                .isEqualTo("[{\"size\":null,\"colour\":\"red\",\"kind\":\"a\"},"
                        + "{\"size\":4.5,\"colour\":null,\"kind\":\"b\"}]");
        assertThat(rows.json().at("/total").asInt()).isEqualTo(4);
        assertThat(rows.json().at("/has_more").asBoolean()).isFalse();
        assertThat(get("/v1/datasets/" + id + "/rows?offset=100").json().at("/data"))
                .isEmpty();
        assertThat(get("/v1/datasets/" + id + "/rows?limit=1")
                        .json()
                        .at("/has_more")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void listPagesFromTheNewestOn() throws Exception {
        String first = uploadCsv(CSV).text("/id");
        String second = uploadCsv(CSV).text("/id");
        Answer page = get("/v1/datasets?limit=1");
        assertThat(page.text("/data/0/id")).isEqualTo(second);
        assertThat(page.json().at("/has_more").asBoolean()).isTrue();
        Answer next = get("/v1/datasets?limit=1&after=" + page.text("/last_id"));
        assertThat(next.text("/data/0/id")).isEqualTo(first);
        assertThat(next.json().at("/has_more").asBoolean()).isFalse();
    }

    @Test
    void deletedDatasetIsGoneWithAllItsChunks() throws Exception {
        String id = uploadCsv(CSV).text("/id");
        assertThat(delete("/v1/datasets/" + id).status()).isEqualTo(204);
        assertThat(get("/v1/datasets/" + id).status()).isEqualTo(404);
        assertThat(delete("/v1/datasets/" + id).status()).isEqualTo(404);
        assertThat(leftovers()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "iris,150,species,classification,csv",
        "digits,1797,target,classification,csv",
        "faces,200,label,classification,images",
        "mnist,2500,label,classification,npz",
        "spirals,600,arm,classification,generated",
        "moons,500,moon,classification,generated",
        "xor,400,xor,classification,generated",
    })
    void everySampleBecomesADataset(String name, int rows, String target, String task, String format) throws Exception {
        Answer answer = post("/v1/samples/" + name);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/name")).isEqualTo(name);
        assertThat(answer.json().at("/rows").asInt()).isEqualTo(rows);
        assertThat(answer.text("/target")).isEqualTo(target);
        assertThat(answer.text("/task")).isEqualTo(task);
        assertThat(answer.text("/format")).isEqualTo(format);
        assertThat(answer.text("/description")).isNotBlank();
    }

    @Test
    void samplesAreListedWithSourceAndLicence() throws Exception {
        Answer samples = get("/v1/samples");
        assertThat(samples.json().at("/data")).hasSize(7);
        assertThat(samples.json().toString())
                .contains("CC BY 4.0")
                .contains("CC BY-SA 3.0")
                .contains("Labeled Faces in the Wild");
        assertThat(post("/v1/samples/none").status()).isEqualTo(404);
    }

    @Test
    void imagesComeBackAsPng() throws Exception {
        Answer faces = post("/v1/samples/faces");
        String id = faces.text("/id");
        assertThat(faces.json().at("/columns/0/shape").toString()).isEqualTo("[25,25,1]");
        Answer image = get("/v1/datasets/" + id + "/rows/150/image");
        assertThat(image.status()).isEqualTo(200);
        assertThat(image.response().headers().firstValue("Content-Type")).contains("image/png");
        assertThat(Images.size(image.response().body())).isEqualTo(new Images.Size(25, 25, 1, false));
        assertThat(get("/v1/datasets/" + id + "/rows?offset=150&limit=1")
                        .json()
                        .at("/data/0")
                        .toString())
                .isEqualTo("{\"image\":\"/v1/datasets/" + id + "/rows/150/image\",\"label\":\"face\"}");
        assertThat(get("/v1/datasets/" + id + "/rows/200/image").status()).isEqualTo(404);
        assertThat(get("/v1/datasets/" + id + "/rows/-1/image").status()).isEqualTo(404);
    }

    @Test
    void datasetWithoutImagesHasNoneToShow() throws Exception {
        String id = uploadCsv(CSV).text("/id");
        assertThat(get("/v1/datasets/" + id + "/rows/0/image").status()).isEqualTo(404);
    }
}
