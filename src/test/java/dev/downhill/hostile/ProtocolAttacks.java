package dev.downhill.hostile;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// Attacks on the request itself, at any address.
final class ProtocolAttacks {

    private static final String NETWORKS = "/v1/networks";

    private ProtocolAttacks() {}

    static Stream<Attack> all() {
        return Stream.concat(json(), lists());
    }

    private static Stream<Attack> json() {
        return Stream.of(
                Attack.json("broken off", NETWORKS, "{\"name\":").is(400, "ends too early"),
                Attack.json("a comma too many", NETWORKS, "{\"name\":\"x\",}").is(400, "line 1, column 13"),
                Attack.json("not a number", NETWORKS, "{\"name\":NaN}").is(400, "line 1"),
                Attack.json("a field twice", NETWORKS, "{\"name\":\"x\",\"name\":\"y\"}")
                        .is(400, "'name' is twice"),
                Attack.json("two values", NETWORKS, "{} {}").is(400, "line 1"),
                Attack.json("deeply nested", NETWORKS, "{\"layers\":".repeat(5000))
                        .is(400, "deeper than"),
                Attack.json("an array", NETWORKS, "[]").is(422, "#"),
                Attack.json("a text", NETWORKS, "\"network\"").is(422, "#"),
                Attack.json("null", NETWORKS, "null").is(422, "#"),
                Attack.json("blank", NETWORKS, "  \n ").is(400, "empty"),
                Attack.raw("bytes that are no text", NETWORKS, "application/json", new byte[] {
                            '{', '"', (byte) 0xc3, '"', '}'
                        })
                        .is(400, "not valid JSON"),
                Attack.json("larger than allowed", NETWORKS, "{\"name\":\"" + "x".repeat(17 << 20) + "\"}")
                        .is(413, "16777216"),
                Attack.raw(
                                "a charset that is unknown",
                                NETWORKS,
                                "application/json;charset=klingon",
                                "{\"name\":\"x\"}".getBytes(StandardCharsets.ISO_8859_1))
                        .is(415, "klingon"),
                Attack.raw("a content type that is none", NETWORKS, "json", "{}")
                        .is(415),
                Attack.json("a key too long", NETWORKS, "{\"name\":\"x\",\"layers\":[{\"type\":\"output\"}]}")
                        .header("Idempotency-Key", "k".repeat(256))
                        .is(422, "Idempotency-Key"),
                Attack.json("a refusal leaves no key behind", NETWORKS, "{}")
                        .header("Idempotency-Key", "hostile")
                        .is(422, "#/name"),
                Attack.get("nothing there", "/v1/nothing").is(404, "/v1/nothing"),
                Attack.get("an Accept that nothing answers", NETWORKS)
                        .header("Accept", "image/png")
                        .is(406),
                Attack.get("an Accept that is none", NETWORKS)
                        .header("Accept", "x")
                        .is(406),
                Attack.get("an Accept without JSON names the type to ask for", NETWORKS + "/net_none")
                        .header("Accept", "image/png")
                        .is(406, "application/json"));
    }

    private static Stream<Attack> lists() {
        return Stream.of("/v1/networks", "/v1/models")
                .flatMap(path -> Stream.of(
                        Attack.get("limit 0", path + "?limit=0").is(422, "?limit"),
                        Attack.get("limit 101", path + "?limit=101").is(422, "?limit"),
                        Attack.get("limit negative", path + "?limit=-1").is(422, "?limit"),
                        Attack.get("limit a word", path + "?limit=all").is(422, "?limit"),
                        Attack.get("limit 2^64", path + "?limit=18446744073709551616")
                                .is(422, "?limit"),
                        Attack.get("after a zero character", path + "?after=%00")
                                .is(400, "%00"),
                        Attack.delete("the whole list", path).is(405, "GET")));
    }
}
