package dev.downhill.hostile;

import java.util.Map;
import java.util.stream.Stream;

/// Tables and arrays that cannot be learnt from, and requests for datasets that are not there.
final class UploadAttacks {

    private static final String DATASETS = "/v1/datasets";

    private UploadAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(csv(), specs(), arrays(), requests()).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> csv() {
        return Stream.of(
                csv("empty file", "").is(422, "#"),
                csv("header alone", "a,b\n").is(422, "#"),
                csv("one row", "a,b\n1,x\n").is(422, "#"),
                csv("one class", "a,b\n1,x\n2,x\n3,x\n").is(422, "#/target"),
                csv("no target value", "a,b\n1,\n2,\n3,\n").is(422, "#/target"),
                csv("the target alone", "b\nx\ny\n").is(422, "#/columns"),
                csv("a row too short", "a,b\n1,x\n2\n3,y\n").is(422, "row 2, column \"b\""),
                csv("a row too long", "a,b\n1,x\n2,y,z\n").is(422, "row 2, column 3"),
                csv("an unclosed quote", "a,b\n1,\"x\n2,y\n").is(422, "row 1"),
                csv("a number too large for a float", "a,b\n1e39,x\n2,y\n").is(422, "row 1, column \"a\""),
                Attack.raw("bytes that are no UTF-8", DATASETS, "text/csv; charset=UTF-8", new byte[] {
                            'a', ',', 'b', '\n', '1', ',', (byte) 0xff, '\n', '2', ',', 'x', '\n'
                        })
                        .is(422, "row 1, column \"b\""),
                csv("a zero character far behind", "a,b\n" + "1,x\n".repeat(40_000) + "2,\0\n")
                        .is(422, "row 40001, column \"b\""),
                jsonLines("half a character", "{\"a\":1,\"b\":\"x\"}\n{\"a\":1,\"b\":\"\\ud800\"}\n")
                        .is(422, "row 2, column \"b\""),
                jsonLines("a zero character", "{\"a\":1,\"b\":\"x\"}\n{\"a\":1,\"b\":\"\\u0000\"}\n")
                        .is(422, "row 2, column \"b\""),
                jsonLines("a column of half a character", "{\"a\":1,\"\\ud800\":\"x\"}\n")
                        .is(422, "row 1"),
                csv("a class for every row", "a,b\n" + numbered(12)).is(422, "#/target"),
                Attack.raw("broken JSON Lines", DATASETS, "application/x-ndjson", "{\"a\":1,\"b\":2}\n{\"a\":1,\n")
                        .is(422, "row 2"),
                Attack.raw(
                                "nested JSON Lines",
                                DATASETS,
                                "application/x-ndjson",
                                "{\"a\":1,\"b\":[1]}\n{\"a\":1,\"b\":2}\n")
                        .is(422, "row 1, column \"b\""));
    }

    private static Stream<Attack> specs() {
        return Stream.of(
                spec("text in a numeric column", "{\"columns\":{\"b\":{\"type\":\"numeric\"}}}")
                        .is(422, "row 1, column \"b\""),
                spec("a target that is not there", "{\"target\":\"c\"}").is(422, "#/target"),
                spec("a column that is not there", "{\"columns\":{\"c\":{\"role\":\"ignored\"}}}")
                        .is(422, "#/columns/c"),
                spec("an unknown field", "{\"taget\":\"b\"}").is(422, "#/taget"),
                spec("an unknown type", "{\"columns\":{\"a\":{\"type\":\"date\"}}}")
                        .is(422, "#/columns/a/type"),
                spec("an unknown format", "{\"format\":\"docx\"}").is(422, "#/format"),
                spec("a name too long", "{\"name\":\"" + "n".repeat(201) + "\"}")
                        .is(422, "#/name"),
                spec("a name with half a character", "{\"name\":\"\\ud800\"}").is(422, "#/name"),
                spec("a column with a zero", "{\"columns\":{\"\\u0000\":{}}}").is(422, "#/columns/ "),
                spec("no JSON", "{").is(400, "ends too early"),
                spec("another format", "{\"format\":\"idx\"}").is(422),
                Attack.form("an unknown part", DATASETS, Map.of("fiel a.csv", Broken.text("a,b\n1,x\n2,y\n")))
                        .is(422, "fiel"),
                Attack.form("no file", DATASETS, Map.of("spec", Broken.text("{}")))
                        .is(422, "file"),
                Attack.raw("a form that breaks off", DATASETS, "multipart/form-data; boundary=x", "--x\r\nContent-")
                        .is(400),
                Attack.raw("a form without a boundary", DATASETS, "multipart/form-data", "--x--")
                        .is(400),
                Attack.raw("a web form", DATASETS, "application/x-www-form-urlencoded", "a,b\n1,x\n2,y\n")
                        .is(415, "Content-Type: text/csv"));
    }

    private static Stream<Attack> arrays() {
        byte[] images = Broken.idx(3 * 4, 3, 2, 2);
        byte[] labels = Broken.idx(3, 3);
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }";
        return Stream.of(
                pair("truncated IDX", Broken.cut(images, 20), labels).is(422, "file"),
                pair("truncated IDX labels", images, Broken.cut(labels, 9)).is(422, "labels"),
                pair("fewer labels than images", images, Broken.idx(2, 2)).is(422, "labels"),
                pair("IDX that claims 2^31 images", Broken.idx(4, Integer.MAX_VALUE, 2, 2), labels)
                        .is(422, "file"),
                pair("IDX without a header", Broken.cut(images, 6), labels).is(422, "file"),
                pair("truncated gzip of IDX", Broken.cut(Broken.gzip(images), 18), labels)
                        .is(422, "file"),
                file("IDX without labels", "images.idx", images).is(422, "labels"),
                file("truncated NPY", "x.npy", Broken.npy(header, 8)).is(422, "file"),
                file("NPY of objects", "x.npy", Broken.npy(header.replace("<f4", "|O"), 24))
                        .is(422, "file"),
                file("NPY with a broken header", "x.npy", Broken.npy("{'descr': ", 24))
                        .is(422, "file"),
                file("NPY of negative length", "x.npy", Broken.npy(header.replace("3, 2", "-3, 2"), 24))
                        .is(422, "file"),
                file("bytes of no format", "data.bin", new byte[] {0, 1, 2, 3, 4, 0, 0})
                        .is(415));
    }

    private static Stream<Attack> requests() {
        return Stream.of(
                Attack.get("unknown id", DATASETS + "/ds_none").is(404, "ds_none"),
                Attack.delete("unknown id", DATASETS + "/ds_none").is(404, "ds_none"),
                Attack.get("rows of an unknown id", DATASETS + "/ds_none/rows").is(404, "ds_none"),
                Attack.get("image of an unknown id", DATASETS + "/ds_none/rows/0/image")
                        .is(404, "ds_none"),
                Attack.get("image of a table", DATASETS + "/{iris}/rows/0/image")
                        .is(404),
                Attack.get("image of a row that is not there", DATASETS + "/{faces}/rows/200/image")
                        .is(404, "200"),
                Attack.get("image of a row before the first", DATASETS + "/{faces}/rows/-1/image")
                        .is(404, "-1"),
                Attack.get("image of row x", DATASETS + "/{faces}/rows/x/image").is(422, "{n}"),
                Attack.json("a variant of an unknown id", DATASETS + "/ds_none/variants", "{}")
                        .is(404, "ds_none"),
                Attack.json("a variant with an unknown field", DATASETS + "/{iris}/variants", "{\"tarket\":\"x\"}")
                        .is(422, "#/tarket"),
                Attack.json("a variant with an unknown target", DATASETS + "/{iris}/variants", "{\"target\":\"x\"}")
                        .is(422, "#/target"),
                Attack.json("a variant without an input", DATASETS + "/{faces}/variants", "{\"target\":\"image\"}")
                        .is(422),
                Attack.get("rows from -1", DATASETS + "/{iris}/rows?offset=-1").is(422, "?offset"),
                Attack.get("no rows at all", DATASETS + "/{iris}/rows?limit=0").is(422, "?limit"),
                Attack.raw("a name too long", DATASETS + "?name=" + "n".repeat(201), "text/csv", "a,b\n1,x\n2,y\n")
                        .is(422, "?name"),
                Attack.post("an unknown sample", "/v1/samples/none").is(404, "none"),
                Attack.get("a sample is made, not read", "/v1/samples/iris").is(405, "POST"));
    }

    private static Attack csv(String name, String content) {
        return Attack.raw(name, DATASETS, "text/csv", content);
    }

    private static Attack jsonLines(String name, String content) {
        return Attack.raw("JSON Lines: " + name, DATASETS, "application/x-ndjson", content);
    }

    private static Attack spec(String name, String spec) {
        return Attack.form(
                name, DATASETS, Map.of("file a.csv", Broken.text("a,b\n1,x\n2,y\n"), "spec", Broken.text(spec)));
    }

    private static Attack pair(String name, byte[] images, byte[] labels) {
        return Attack.form(name, DATASETS, Map.of("file images.idx", images, "labels labels.idx", labels));
    }

    private static Attack file(String name, String fileName, byte[] content) {
        return Attack.form(name, DATASETS, Map.of("file " + fileName, content));
    }

    private static String numbered(int rows) {
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            csv.append(i).append(",class").append(i).append('\n');
        }
        return csv.toString();
    }
}
