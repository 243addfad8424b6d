package dev.downhill.hostile;

import java.util.Map;
import java.util.stream.Stream;

/// Instances that do not fit their model.
final class PredictionAttacks {

    private static final String FLOWERS = "/v1/models/flowers/predict";
    private static final String PATCHES = "/v1/models/patches/predict";
    private static final String GOOD = "{\"sepal_length\":5,\"sepal_width\":3,\"petal_length\":1,\"petal_width\":0.2}";

    private PredictionAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(json(), csv(), images(), requests()).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> json() {
        return Stream.of(
                Attack.json("no instances", FLOWERS, "{}").is(422, "#/instances"),
                instances("empty", "").is(422, "#/instances"),
                Attack.json("instances an object", FLOWERS, "{\"instances\":" + GOOD + "}")
                        .is(422, "#/instances"),
                Attack.json("a typing error", FLOWERS, "{\"instance\":[" + GOOD + "]}")
                        .is(422, "#/instance"),
                instances("a column missing", "{\"sepal_length\":5,\"sepal_width\":3,\"petal_length\":1}")
                        .is(422, "#/instances/0/petal_width"),
                instances("a column null", GOOD.replace("0.2", "null")).is(422, "#/instances/0/petal_width"),
                instances("a word for a number", GOOD.replace("0.2", "\"wide\""))
                        .is(422, "#/instances/0/petal_width"),
                instances("true for a number", GOOD.replace("0.2", "true")).is(422, "#/instances/0/petal_width"),
                instances("a list for a number", GOOD.replace("0.2", "[1]")).is(422, "#/instances/0/petal_width"),
                instances("a number too large", GOOD.replace("0.2", "1e39")).is(422, "#/instances/0/petal_width"),
                instances("the second is wrong", GOOD + ",{}").is(422, "#/instances/1/petal_width"),
                instances("too few values", "[5,3,1]").is(422, "#/instances/0"),
                instances("too many values", "[5,3,1,0.2,7]").is(422, "#/instances/0"),
                instances("a word within", "[5,3,1,\"wide\"]").is(422, "#/instances/0/3"),
                instances("a number for an instance", "5").is(422, "#/instances/0"),
                instances("null for an instance", "null").is(422, "#/instances/0"),
                Attack.json(
                                "more instances than one request takes",
                                FLOWERS,
                                "{\"instances\":[" + "[5,3,1,0.2],".repeat(10_000) + "[5,3,1,0.2]]}")
                        .is(422, "#/instances"));
    }

    private static Stream<Attack> csv() {
        String header = "sepal_length,sepal_width,petal_length,petal_width\n";
        return Stream.of(
                Attack.raw("an empty table", FLOWERS, "text/csv", "").is(422),
                Attack.raw(
                                "a table without a column",
                                FLOWERS,
                                "text/csv",
                                "sepal_length,sepal_width,petal_length\n5,3,1\n")
                        .is(422, "line 1, column \"petal_width\""),
                Attack.raw("a column twice", FLOWERS, "text/csv", header.strip() + ",petal_width\n5,3,1,0.2,0.2\n")
                        .is(422, "line 1, column \"petal_width\""),
                Attack.raw("a word in a table", FLOWERS, "text/csv", header + "5,3,1,wide\n")
                        .is(422, "row 1, column \"petal_width\""),
                Attack.raw("a cell empty", FLOWERS, "text/csv", header + "5,3,1,0.2\n5,3,,0.2\n")
                        .is(422, "row 2, column \"petal_length\""),
                Attack.raw("a row too short", FLOWERS, "text/csv", header + "5,3,1\n")
                        .is(422, "row 1, column \"petal_width\""),
                Attack.raw("a table for images", PATCHES, "text/csv", header + "5,3,1,0.2\n")
                        .is(415));
    }

    private static Stream<Attack> images() {
        byte[] png = Broken.png(25, 25);
        return Stream.of(
                Attack.raw("a GIF without a frame", PATCHES, "image/gif", "GIF89a\1\0\1\0\0\0\0;")
                        .is(422, "#"),
                Attack.raw("an image that is text", PATCHES, "image/png", "no image")
                        .is(422, "#"),
                Attack.raw("an image that breaks off", PATCHES, "image/png", Broken.cut(png, 40))
                        .is(422, "#"),
                Attack.raw("an image for a table", FLOWERS, "image/png", png).is(415),
                Attack.raw("a drawing", PATCHES, "image/svg+xml", png).is(415),
                Attack.form("a form without files", PATCHES, Map.of("text", Broken.text("x")))
                        .is(422, "#"),
                Attack.form("a form with a broken image", PATCHES, Map.of("file a.png", Broken.cut(png, 40)))
                        .is(422, "file 1"),
                Attack.json("an image as words", PATCHES, "{\"instances\":[\"no base64!\"]}")
                        .is(422, "#/instances/0"),
                Attack.json("an image of too few pixels", PATCHES, "{\"instances\":[[1,2,3]]}")
                        .is(422, "#/instances/0"));
    }

    private static Stream<Attack> requests() {
        return Stream.of(
                Attack.json("an unknown model", "/v1/models/weeds/predict", "{\"instances\":[" + GOOD + "]}")
                        .is(404, "weeds"),
                Attack.json(
                                "an unknown model by name",
                                "/v1/predict",
                                "{\"model\":\"weeds\",\"instances\":[" + GOOD + "]}")
                        .is(404, "weeds"),
                Attack.json("half a character", FLOWERS, "{\"instances\":[{\"sepal_length\":\"\\ud800\"}]}")
                        .is(422, "#/instances/0/sepal_length"),
                Attack.json("no model", "/v1/predict", "{\"instances\":[" + GOOD + "]}")
                        .is(422, "#/model"),
                Attack.raw("an unknown kind of body", FLOWERS, "text/plain", "5,3,1,0.2")
                        .is(415, "text/csv"),
                Attack.get("a prediction is posted", FLOWERS).is(405, "POST"));
    }

    private static Attack instances(String name, String instances) {
        return Attack.json(name, FLOWERS, "{\"instances\":[" + instances + "]}");
    }
}
