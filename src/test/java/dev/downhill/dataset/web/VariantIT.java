package dev.downhill.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class VariantIT extends DatasetsOverHttp {

    private static final String CSV = "size,grade,colour,kind\n1.5,1,red,a\n2.25,2,blue,b\n,1,red,a\n4.1,2,,b\n";

    private Answer variant(String id, String changes) throws Exception {
        return post("/v1/datasets/" + id + "/variants", "application/json", changes.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode rows(String id) throws Exception {
        return get("/v1/datasets/" + id + "/rows").json().at("/data");
    }

    @Test
    void nothingSaidMakesTheSameAgain() throws Exception {
        Answer original = uploadCsv(CSV);
        Answer variant = variant(original.text("/id"), "{}");
        assertThat(variant.status()).isEqualTo(201);
        assertThat(variant.text("/id")).isNotEqualTo(original.text("/id"));
        assertThat(variant.json().at("/columns")).isEqualTo(original.json().at("/columns"));
        assertThat(variant.json().at("/warnings")).isEqualTo(original.json().at("/warnings"));
        assertThat(variant.text("/sha256")).isEqualTo(original.text("/sha256"));
        assertThat(rows(variant.text("/id"))).isEqualTo(rows(original.text("/id")));
    }

    @Test
    void numberMayBecomeTheClass() throws Exception {
        String id = uploadCsv(CSV).text("/id");
        Answer variant = variant(
                id,
                "{\"name\":\"grades\",\"target\":\"grade\",\"columns\":{\"grade\":{\"type\":\"categorical\"},"
                        + "\"colour\":{\"role\":\"ignored\"}}}");
        assertThat(variant.status()).isEqualTo(201);
        assertThat(variant.text("/name")).isEqualTo("grades");
        assertThat(variant.text("/task")).isEqualTo("classification");
        assertThat(variant.json().at("/columns/1/categories").toString())
                .isEqualTo("[{\"value\":\"1\",\"count\":2},{\"value\":\"2\",\"count\":2}]");
        assertThat(variant.text("/columns/2/role")).isEqualTo("ignored");
        assertThat(variant.text("/columns/3/role")).isEqualTo("input");
        assertThat(get("/v1/datasets/" + id).text("/target")).isEqualTo("kind");
    }

    @Test
    void classMayBecomeANumberAgain() throws Exception {
        Answer classes = upload(
                Part.file("file", "data.csv", CSV.getBytes(StandardCharsets.UTF_8)),
                Part.field("spec", "{\"columns\":{\"grade\":{\"type\":\"categorical\",\"role\":\"target\"}}}"));
        Answer variant = variant(classes.text("/id"), "{\"columns\":{\"grade\":{\"type\":\"numeric\"}}}");
        assertThat(variant.text("/task")).isEqualTo("regression");
        assertThat(variant.text("/target")).isEqualTo("grade");
        assertThat(variant.json().at("/columns/1/max").asDouble()).isEqualTo(2);
    }

    @Test
    void picturesAndFreeTextStayWhatTheyAre() throws Exception {
        String texts = IntStream.range(0, 40)
                .mapToObj(i -> i + "," + (i < 3 ? "" : "note " + i) + "," + (i % 2 == 0 ? "a" : "b"))
                .collect(Collectors.joining("\n", "size,note,kind\n", "\n"));
        Answer table = uploadCsv(texts);
        assertThat(variant(table.text("/id"), "{}").json().at("/columns"))
                .isEqualTo(table.json().at("/columns"));

        Answer faces = post("/v1/samples/faces");
        Answer variant = variant(faces.text("/id"), "{\"name\":\"again\"}");
        assertThat(variant.json().at("/columns")).isEqualTo(faces.json().at("/columns"));
        assertThat(get("/v1/datasets/" + variant.text("/id") + "/rows/7/image")
                        .response()
                        .body())
                .isEqualTo(get("/v1/datasets/" + faces.text("/id") + "/rows/7/image")
                        .response()
                        .body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'target':'note'}                           | #/target",
                "{'columns':{'note':{'role':'weight'}}}      | #/columns/note/type",
                "{'target':'kinds'}                          | #/target",
                "{'columns':{'sise':{'role':'ignored'}}}     | #/columns/sise",
                "{'format':'csv'}                            | #/format",
                "{'columns':{'kind':{'role':'ignored'}}}     | #/columns/kind/role"
            })
    void whatCannotBeIsRefusedWithItsPlace(String changes, String pointer) throws Exception {
        String id = uploadCsv(IntStream.range(0, 40)
                        .mapToObj(i -> i + ",note " + i + "," + (i % 2 == 0 ? "a" : "b"))
                        .collect(Collectors.joining("\n", "size,note,kind\n", "\n")))
                .text("/id");
        long before = leftovers();
        Answer answer = variant(id, changes.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(leftovers()).isEqualTo(before);
    }

    @Test
    void textCannotBecomeANumber() throws Exception {
        String id = uploadCsv(CSV).text("/id");
        Answer answer = variant(id, "{\"columns\":{\"colour\":{\"type\":\"numeric\"}}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().toString()).contains("red");
    }

    @Test
    void unknownDatasetIsNotFound() throws Exception {
        assertThat(variant("ds_none", "{}").status()).isEqualTo(404);
    }
}
