package dev.downhill.hostile;

import java.util.stream.Stream;

/// Networks that cannot be.
final class NetworkAttacks {

    private static final String STORE = "/v1/networks";
    private static final String CHECK = "/v1/networks/validate";

    private NetworkAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(fields(), shapes(), requests()).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> fields() {
        return Stream.of(
                layer("units 0", "{\"type\":\"dense\",\"units\":0}").is(422, "#/layers/0/units"),
                layer("units 2^31", "{\"type\":\"dense\",\"units\":2147483648}").is(422, "#/layers/0/units"),
                layer("units negative", "{\"type\":\"dense\",\"units\":-1}").is(422, "#/layers/0/units"),
                layer("units of 400 digits", "{\"type\":\"dense\",\"units\":" + "9".repeat(400) + "}")
                        .is(422, "#/layers/0/units"),
                layer("units 1e400", "{\"type\":\"dense\",\"units\":1e400}").is(422, "#/layers/0/units"),
                layer("units as text", "{\"type\":\"dense\",\"units\":\"8\"}").is(422, "#/layers/0/units"),
                layer("units half", "{\"type\":\"dense\",\"units\":8.5}").is(422, "#/layers/0/units"),
                layer("units absent", "{\"type\":\"dense\"}").is(422, "#/layers/0/units"),
                layer("units null", "{\"type\":\"dense\",\"units\":null}").is(422, "#/layers/0/units"),
                layer("unknown field", "{\"type\":\"dense\",\"units\":8,\"activaton\":\"relu\"}")
                        .is(422, "#/layers/0/activaton"),
                layer("unknown activation", "{\"type\":\"dense\",\"units\":8,\"activation\":\"swish2\"}")
                        .is(422, "#/layers/0/activation"),
                layer("softmax inside", "{\"type\":\"dense\",\"units\":8,\"activation\":\"softmax\"}")
                        .is(422, "#/layers/0/activation"),
                layer("unknown type", "{\"type\":\"desne\",\"units\":8}").is(422, "#/layers/0/type"),
                layer("no type", "{\"units\":8}").is(422, "#/layers/0/type"),
                layer("a layer that is a number", "8").is(422, "#/layers/0"),
                layer("a layer that is null", "null").is(422, "#/layers/0"),
                layer("rate 1", "{\"type\":\"dropout\",\"rate\":1}").is(422, "#/layers/0/rate"),
                layer("rate negative", "{\"type\":\"dropout\",\"rate\":-0.1}").is(422, "#/layers/0/rate"),
                layer("epsilon 0", "{\"type\":\"batch_norm\",\"epsilon\":0}").is(422, "#/layers/0/epsilon"),
                layer("kernel of three sides", "{\"type\":\"conv2d\",\"filters\":8,\"kernel_size\":[3,3,3]}")
                        .is(422, "#/layers/0/kernel_size"),
                layer("kernel 0", "{\"type\":\"conv2d\",\"filters\":8,\"kernel_size\":0}")
                        .is(422, "#/layers/0/kernel_size"),
                layer("stride 0", "{\"type\":\"conv2d\",\"filters\":8,\"strides\":[1,0]}")
                        .is(422, "#/layers/0/strides/1"),
                Attack.json("no layers", STORE, "{\"name\":\"x\",\"layers\":[]}")
                        .is(422, "#/layers"),
                Attack.json("layers absent", STORE, "{\"name\":\"x\"}").is(422, "#/layers"),
                Attack.json("layers an object", STORE, "{\"name\":\"x\",\"layers\":{}}")
                        .is(422, "#/layers"),
                Attack.json(
                                "1001 layers",
                                STORE,
                                "{\"name\":\"x\",\"layers\":[" + "{\"type\":\"flatten\"},".repeat(1000)
                                        + "{\"type\":\"output\"}]}")
                        .is(422, "#/layers"),
                Attack.json("name absent", STORE, "{\"layers\":[{\"type\":\"output\"}]}")
                        .is(422, "#/name"),
                Attack.json("name blank", STORE, "{\"name\":\" \",\"layers\":[{\"type\":\"output\"}]}")
                        .is(422, "#/name"),
                Attack.json(
                                "name too long",
                                STORE,
                                "{\"name\":\"" + "n".repeat(201) + "\",\"layers\":[{\"type\":\"output\"}]}")
                        .is(422, "#/name"),
                Attack.json(
                                "name with half a character",
                                STORE,
                                "{\"name\":\"a\\udfff\",\"layers\":[{\"type\":\"output\"}]}")
                        .is(422, "#/name"),
                Attack.json("name with a zero", STORE, "{\"name\":\"a\\u0000b\",\"layers\":[{\"type\":\"output\"}]}")
                        .is(422, "#/name"),
                Attack.json("unknown field at the top", STORE, "{\"nmae\":\"x\",\"layers\":[{\"type\":\"output\"}]}")
                        .is(422, "#/nmae"));
    }

    private static Stream<Attack> shapes() {
        return Stream.of(
                check("no output", "[4]", "{\"type\":\"dense\",\"units\":8}").is(422, "#/layers/0/type"),
                check("output in the middle", "[4]", "{\"type\":\"output\"},{\"type\":\"output\"}")
                        .is(422, "#/layers/0/type"),
                check(
                                "kernel larger than the image",
                                "[8,8,1]",
                                "{\"type\":\"conv2d\",\"filters\":4,\"kernel_size\":9,\"padding\":\"valid\"},{\"type\":\"output\"}")
                        .is(422, "#/layers/0/kernel_size"),
                check(
                                "pooled to nothing",
                                "[2,2,1]",
                                "{\"type\":\"max_pool2d\"},{\"type\":\"max_pool2d\"},{\"type\":\"output\"}")
                        .is(422, "#/layers/1/pool_size"),
                check(
                                "convolution after flatten",
                                "[8,8,1]",
                                "{\"type\":\"flatten\"},{\"type\":\"conv2d\",\"filters\":4},{\"type\":\"output\"}")
                        .is(422, "#/layers/1/type"),
                check("pooling a table", "[4]", "{\"type\":\"avg_pool2d\"},{\"type\":\"output\"}")
                        .is(422, "#/layers/0/type"),
                check(
                                "more parameters than an array holds",
                                "[1000000]",
                                "{\"type\":\"dense\",\"units\":1048576},{\"type\":\"output\"}")
                        .is(422, "#/layers/0"),
                check(
                                "an image larger than an array",
                                "[1024,1024,1]",
                                "{\"type\":\"conv2d\",\"filters\":1048576},{\"type\":\"output\"}")
                        .is(422, "#/layers/0"),
                check("input of two sides", "[28,28]", "{\"type\":\"output\"}").is(422, "#/input_shape"),
                check("input 0", "[0]", "{\"type\":\"output\"}").is(422, "#/input_shape/0"),
                check("input too large", "[65536,65536,1]", "{\"type\":\"output\"}")
                        .is(422, "#/input_shape"),
                check("input as text", "\"28x28\"", "{\"type\":\"output\"}").is(422, "#/input_shape"),
                Attack.json("unknown dataset", CHECK, "{\"dataset\":\"ds_none\",\"layers\":[{\"type\":\"output\"}]}")
                        .is(404, "ds_none"),
                Attack.json("dataset a number", CHECK, "{\"dataset\":5,\"layers\":[{\"type\":\"output\"}]}")
                        .is(422, "#/dataset"),
                Attack.json(
                                "both inputs",
                                CHECK,
                                "{\"dataset\":\"{iris}\",\"input_shape\":[4],\"layers\":[{\"type\":\"output\"}]}")
                        .is(422, "#/input_shape"),
                Attack.json(
                                "a convolution on a table",
                                CHECK,
                                "{\"dataset\":\"{iris}\",\"layers\":[{\"type\":\"conv2d\",\"filters\":4},{\"type\":\"output\"}]}")
                        .is(422, "#/layers/0/type"));
    }

    private static Stream<Attack> requests() {
        return Stream.of(
                Attack.get("unknown id", STORE + "/net_none").is(404, "net_none"),
                Attack.delete("unknown id", STORE + "/net_none").is(404, "net_none"),
                Attack.get("id of another kind", STORE + "/{iris}").is(404),
                Attack.put("no such method", STORE, "{}").is(405, "GET, POST"),
                Attack.get("validate is no id", CHECK).is(404),
                Attack.raw("CSV for a network", STORE, "text/csv", "a,b").is(415, "application/json"),
                Attack.raw("a form for a network", STORE, "application/x-www-form-urlencoded", "a=b")
                        .is(415, "application/json"),
                Attack.post("no body", STORE).is(400));
    }

    private static Attack layer(String name, String layer) {
        return Attack.json(name, STORE, "{\"name\":\"x\",\"layers\":[" + layer + ",{\"type\":\"output\"}]}");
    }

    private static Attack check(String name, String input, String layers) {
        return Attack.json(name, CHECK, "{\"input_shape\":" + input + ",\"layers\":[" + layers + "]}");
    }
}
