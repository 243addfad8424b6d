package dev.downhill.hostile;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// ZIP files that are no image sets.
final class ImageAttacks {

    private static final String DATASETS = "/v1/datasets";
    private static final byte[] PNG = Broken.png(4, 4);

    private ImageAttacks() {}

    static Stream<Attack> all() {
        byte[] good = Broken.zip(twoClassesAnd("c/3.png", PNG));
        return Stream.of(
                upload("truncated", Broken.cut(good, good.length / 2)).is(422, "#"),
                upload("without its table of contents", Broken.cut(good, good.length - 30))
                        .is(422, "#"),
                upload("empty", Broken.zip(Map.of())).is(415, "ZIP of pictures"),
                upload("a ZIP within", Broken.zip(Map.of("c/inner.zip", good))).is(422, "#"),
                zip("an entry that climbs out", "../c/3.png", PNG).is(422, "entry \"../c/3.png\""),
                zip("an entry that climbs out later", "a/../../c/3.png", PNG).is(422, "entry \"a/../../c/3.png\""),
                zip("an entry from the root", "/c/3.png", PNG).is(422, "entry \"/c/3.png\""),
                zip("an entry with a drive", "C:\\c\\3.png", PNG).is(422, "entry \"C:\\c\\3.png\""),
                upload("images without a class", Broken.zip(Map.of("1.png", PNG, "2.png", PNG)))
                        .is(422, "#"),
                upload("images that are text", Broken.zip(Map.of("a/1.png", Broken.text("no image"))))
                        .is(422, "#"),
                zip("a broken image", "c/3.png", Broken.cut(PNG, 20)).is(422, "entry \"c/3.png\""),
                zip("an image of endless sides", "c/3.png", endless()).is(422, "entry \"c/3.png\""),
                upload("one class", Broken.zip(Map.of("a/1.png", PNG, "a/2.png", PNG)))
                        .is(422, "#/target"),
                upload("one image", Broken.zip(Map.of("a/1.png", PNG))).is(422),
                upload("text files", Broken.zip(Map.of("a/1.txt", Broken.text("a"), "b/2.txt", Broken.text("b"))))
                        .is(422));
    }

    private static byte[] endless() {
        byte[] png = PNG.clone();
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        return png;
    }

    private static Attack zip(String name, String entry, byte[] content) {
        return upload(name, Broken.zip(twoClassesAnd(entry, content)));
    }

    private static Map<String, byte[]> twoClassesAnd(String entry, byte[] content) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a/1.png", PNG);
        entries.put("a/2.png", PNG);
        entries.put("b/1.png", PNG);
        entries.put("b/2.png", PNG);
        entries.put(entry, content);
        return entries;
    }

    private static Attack upload(String name, byte[] zip) {
        return Attack.raw("ZIP: " + name, DATASETS, "application/zip", zip);
    }
}
