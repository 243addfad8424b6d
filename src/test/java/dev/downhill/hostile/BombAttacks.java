package dev.downhill.hostile;

import dev.downhill.testing.Bombs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Small requests that ask for much work, much memory or much room.
final class BombAttacks {

    private static final String DATASETS = "/v1/datasets";

    private static final int MEBIBYTES = 300;
    private static final byte[] ZEROS = Bombs.gzip(new byte[0], MEBIBYTES);
    private static final byte[] IMAGES = Bombs.gzip(Broken.idx(0, MEBIBYTES << 10, 32, 32), MEBIBYTES);

    private BombAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(json(), images(), archives(), arrays()).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> json() {
        String name = "n".repeat(40_000);
        return Stream.of(
                Attack.json(
                                "a long name over many values",
                                "/v1/networks",
                                "{\"" + name + "\":[" + "\"a\",".repeat(240_000) + "\"a\"]}")
                        .is(422, "#/" + "n".repeat(200) + "…"),
                Attack.json("a hundred thousand unknown fields", "/v1/networks", fields(100_000))
                        .is(422, "#/layer0"),
                Attack.json("brackets that open for ever", "/v1/networks", "[".repeat(1_000_000))
                        .is(400, "deeper than 100"));
    }

    private static String fields(int count) {
        StringBuilder json = new StringBuilder("{\"name\":\"x\",\"layers\":[{\"type\":\"output\"}]");
        for (int i = 0; i < count; i++) {
            json.append(",\"layer").append(i).append("\":1");
        }
        return json.append('}').toString();
    }

    private static Stream<Attack> images() {
        return Stream.of(
                zip("a JPEG of 101 scans", "c/3.jpg", Bombs.jpeg(2048, 2048, 101))
                        .is(422, "entry \"c/3.jpg\""),
                zip("a JPEG of 100,000 scans", "c/3.jpg", Bombs.jpeg(2048, 2048, 100_000))
                        .is(422, "entry \"c/3.jpg\""),
                zip("a JPEG of 65,500 by 65,500", "c/3.jpg", Bombs.jpeg(65_500, 65_500, 1))
                        .is(422, "entry \"c/3.jpg\""),
                zip("a PNG of 400,000 chunks", "c/3.png", Bombs.png("IDAT", 0, 400_000))
                        .is(422, "entry \"c/3.png\""),
                zip("a PNG whose palette claims 2 GB", "c/3.png", Bombs.png("PLTE", Integer.MAX_VALUE - 1, 1))
                        .is(422, "entry \"c/3.png\""),
                upload("images that grow a thousandfold", Broken.zip(many(120, Bombs.jpeg(2048, 2048, 100))))
                        .is(413, "1000 times"),
                Attack.raw(
                                "a picture of 100,000 scans to predict from",
                                "/v1/models/patches/predict",
                                "image/jpeg",
                                Bombs.jpeg(25, 25, 100_000))
                        .is(422, "#"));
    }

    private static Stream<Attack> archives() {
        byte[] whole = Broken.zip(Map.of("a/0000000.png", Broken.png(64, 64)));
        return Stream.of(
                upload("entries that overlap", Bombs.overlapping(whole, 1_000)).is(422, "#"),
                Attack.raw("100,000 empty members", DATASETS, "application/gzip", Bombs.emptyMembers(100_000))
                        .is(422, "#"),
                Attack.raw("a gzip of zeros", DATASETS, "application/gzip", ZEROS)
                        .is(415, "unpack this one first"),
                Attack.raw(
                                "a gzip within a gzip",
                                DATASETS,
                                "application/gzip",
                                Bombs.gzip(Bombs.gzip(Broken.idx(4, 2, 1, 2), 0), 0))
                        .is(415, "unpack this one first"));
    }

    private static Stream<Attack> arrays() {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (%s), }";
        return Stream.of(
                Attack.form(
                                "an IDX that unpacks a thousandfold",
                                DATASETS,
                                Map.of(
                                        "file x.gz",
                                        IMAGES,
                                        "labels y.gz",
                                        Bombs.gzip(Broken.idx(MEBIBYTES << 10, MEBIBYTES << 10), 0)))
                        .is(422, "file"),
                upload(
                                "an NPZ that promises 12 GB",
                                Broken.zip(Map.of(
                                        "x.npy",
                                        Broken.npy(header.formatted("200000000, 8"), 8),
                                        "y.npy",
                                        Broken.npy(header.formatted("200000000,"), 8))))
                        .is(422, "array \"x\""),
                Attack.raw(
                                "an NPY that promises 16 GB",
                                DATASETS,
                                "application/octet-stream",
                                Broken.npy(header.formatted("2147483648, 1"), 8))
                        .is(422, "file"));
    }

    private static Map<String, byte[]> many(int count, byte[] image) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            entries.put((i % 2 == 0 ? "a/" : "b/") + i + ".jpg", image);
        }
        return entries;
    }

    private static Attack zip(String name, String entry, byte[] content) {
        Map<String, byte[]> entries = many(4, Broken.png(8, 8));
        entries.put(entry, content);
        return upload(name, Broken.zip(entries));
    }

    private static Attack upload(String name, byte[] zip) {
        return Attack.raw("bomb: " + name, DATASETS, "application/zip", zip);
    }
}
