package dev.downhill.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every refusal names the place, and nothing of the file stays behind.
class HostileUploadIT extends DatasetsOverHttp {

    private static final byte[] CSV = "a,b,c\n1,2,x\n3,4,y\n".getBytes(StandardCharsets.UTF_8);

    static Stream<Arguments> hostileFiles() {
        return Stream.of(
                Arguments.of("", 422, "empty_file"),
                Arguments.of("a,b\n", 422, "too_few_rows"),
                Arguments.of("a,b\n1,x\n", 422, "too_few_rows"),
                Arguments.of("a,b\n1,x\n2\n", 422, "ragged_row"),
                Arguments.of("a,b\n1,x\n2,x\n", 422, "constant_target"),
                Arguments.of("b\nx\ny\n", 422, "no_inputs"),
                Arguments.of("a,b\n1,\n2,\n", 422, "target_missing"),
                Arguments.of("a,b\n1e39,x\n2,y\n", 422, "out_of_range"),
                Arguments.of("a,b\n\"1,x\n2,y\n", 422, "malformed_csv"),
                Arguments.of("{\"a\":1,\"b\":[1]}\n{\"a\":1,\"b\":2}\n", 422, "nested_value"),
                Arguments.of("{\"a\":1,\n", 422, "malformed_json"));
    }

    @ParameterizedTest
    @MethodSource("hostileFiles")
    void hostileFileIsRefused(String text, int status, String code) throws Exception {
        Answer answer = upload(Part.file("file", "data", text.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("/errors/0/code")).isEqualTo(code);
        assertThat(answer.text("/errors/0/pointer")).isNotBlank();
        assertThat(leftovers()).isZero();
    }

    @Test
    void unknownKindOfFileIsRefused() throws Exception {
        Answer answer = upload(Part.file("file", "data", "\u0000\u0001binary\u0000".getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(leftovers()).isZero();
    }

    static Stream<Arguments> hostileSpecs() {
        return Stream.of(
                Arguments.of("{", 400, null),
                Arguments.of("[]", 422, "#"),
                Arguments.of("{\"taget\":\"c\"}", 422, "#/taget"),
                Arguments.of("{\"target\":\"d\"}", 422, "#/target"),
                Arguments.of("{\"target\":7}", 422, "#/target"),
                Arguments.of("{\"format\":\"xls\"}", 422, "#/format"),
                Arguments.of("{\"columns\":{\"z\":{\"role\":\"ignored\"}}}", 422, "#/columns/z"),
                Arguments.of("{\"columns\":{\"a\":{\"type\":\"date\"}}}", 422, "#/columns/a/type"),
                Arguments.of("{\"columns\":{\"a\":{\"typ\":\"text\"}}}", 422, "#/columns/a/typ"),
                Arguments.of("{\"columns\":{\"a\":3}}", 422, "#/columns/a"),
                Arguments.of("{\"columns\":{\"a\":{\"type\":\"image\"}}}", 422, "#/columns/a/type"),
                Arguments.of("{\"columns\":{\"c\":{\"type\":\"numeric\"}}}", 422, "row 1, column \"c\""),
                Arguments.of("{\"columns\":{\"c\":{\"type\":\"text\"}}}", 422, "#/target"),
                Arguments.of("{\"target\":\"c\",\"columns\":{\"c\":{\"role\":\"input\"}}}", 422, "#/columns/c/role"),
                Arguments.of("{\"target\":\"c\",\"columns\":{\"a\":{\"role\":\"target\"}}}", 422, "#/columns/a/role"),
                Arguments.of("{\"columns\":{\"a\":{\"type\":\"text\",\"role\":\"weight\"}}}", 422, "#/columns/a/type"),
                Arguments.of("{\"name\":\"\"}", 422, "#/name"),
                Arguments.of("{\"format\":\"npy\"}", 422, "file"),
                Arguments.of("{\"format\":\"images\"}", 422, "#"),
                Arguments.of("{\"format\":\"idx\"}", 422, "labels"));
    }

    @ParameterizedTest
    @MethodSource("hostileSpecs")
    void specThatDoesNotFitIsRefused(String spec, int status, String pointer) throws Exception {
        Answer answer = upload(Part.file("file", "data.csv", CSV), Part.field("spec", spec));
        assertThat(answer.status()).isEqualTo(status);
        if (pointer != null) {
            assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
        }
        assertThat(leftovers()).isZero();
    }

    @Test
    void formsWithWrongPartsAreRefused() throws Exception {
        Answer misspelt = upload(Part.file("file", "data.csv", CSV), Part.field("spce", "{}"));
        assertThat(misspelt.status()).isEqualTo(422);
        assertThat(misspelt.text("/errors/0/hint")).contains("'spec'");
        assertThat(upload(Part.field("spec", "{}")).status()).isEqualTo(422);
        assertThat(upload(Part.file("file", "a.csv", CSV), Part.file("file", "b.csv", CSV))
                        .status())
                .isEqualTo(422);
        assertThat(upload(Part.file("file", "a.csv", CSV), Part.file("labels", "b.csv", CSV))
                        .status())
                .isEqualTo(422);
        assertThat(leftovers()).isZero();
    }

    @Test
    void uploadThatIsTooLargeIsRefused() throws Exception {
        byte[] large = ("a,b\n" + "1,x\n2,y\n".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(upload(Part.file("file", "data.csv", large)).status()).isEqualTo(413);
        assertThat(post("/v1/datasets", "text/csv", large).status()).isEqualTo(413);
        assertThat(leftovers()).isZero();
    }

    @Test
    void bodyDeclaredAsAFormIsRefusedWithAHint() throws Exception {
        Answer answer = post("/v1/datasets", "application/x-www-form-urlencoded", CSV);
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("/detail")).contains("Content-Type: text/csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/datasets/ds_none",
                "/v1/datasets/ds_none/rows",
                "/v1/datasets/ds_none/rows/0/image",
                "/v1/datasets/%20",
            })
    void unknownDatasetIsNotFound(String path) throws Exception {
        assertThat(get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/datasets?limit=0",
                "/v1/datasets?limit=101",
                "/v1/datasets?limit=x",
                "/v1/datasets/ds_none/rows?offset=-1",
                "/v1/datasets/ds_none/rows?limit=0",
                "/v1/datasets/ds_none/rows/x/image",
            })
    void parameterOutOfRangeIsRefused(String path) throws Exception {
        assertThat(get(path).status()).isEqualTo(422);
    }
}
