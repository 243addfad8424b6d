package dev.downhill.dataset.web;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.Form;
import dev.downhill.catalogue.RecordSpec;
import dev.downhill.catalogue.ValueType;
import dev.downhill.dataset.picture.Background;
import dev.downhill.dataset.picture.ImagesSpec;
import dev.downhill.dataset.picture.Resize;
import dev.downhill.request.JsonObjectReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The fields of `images` in a spec.
final class ImagesFields {

    private static final int MAX_SIDE = 2_048;
    private static final int COLOUR_LENGTH = 7;
    private static final String AUTO = "auto";

    /// An empty list is `auto`.
    private static final ValueType<List<Integer>> SIZE = ValueType.of(
            Form.AnyOf.of(new Form.Choice(List.of(AUTO)), new Form.ListOf(new Form.Whole(1, MAX_SIDE), 2, 2)),
            (fields, name) -> fields.field(name, List.of(), () -> size(fields, name)),
            ImagesFields::write);

    private static final ValueType<String> COLOUR = ValueType.of(
            new Form.Text(COLOUR_LENGTH, COLOUR_LENGTH),
            (fields, name) -> fields.field(name, Background.WHITE.spelling(), () -> colour(fields, name)),
            JsonNodeFactory.instance::stringNode);

    private static final RecordSpec<ImagesSpec> IMAGES = RecordSpec.of(
            ImagesSpec.class,
            "images.spec",
            "How pictures are read; absent fields are inferred.",
            FieldSpec.optional(
                    "size",
                    SIZE,
                    "Height and width in pixels that every picture is resized to; with `auto` the size that all of them"
                            + " have, else their median height and width, scaled to at most 64 pixels a side."),
            FieldSpec.optional(
                    "resize",
                    ValueType.choice(Resize.class),
                    "How a picture of another aspect ratio is resized: `stretch` scales each side by itself,"
                            + " `crop` takes the middle part, `pad` adds background on both sides. By default `stretch`."),
            FieldSpec.optional(
                    "background",
                    COLOUR,
                    "The colour behind transparent parts and beside padded pictures, such as `#000000`; by default"
                            + " white."));

    static final FieldSpec<ImagesSpec> FIELD =
            FieldSpec.of("images", IMAGES.field(), ImagesSpec.EMPTY, "How pictures are read.");

    private ImagesFields() {}

    private static @Nullable List<Integer> size(JsonObjectReader fields, String name) {
        JsonNode value = fields.raw(name);
        if (value != null && value.isString() && value.stringValue().equals(AUTO)) {
            return List.of();
        }
        if (value != null && value.isArray() && value.size() == 2 && isSide(value.get(0)) && isSide(value.get(1))) {
            return List.of(value.get(0).intValue(), value.get(1).intValue());
        }
        fields.problem(
                name,
                "wrong_type",
                "This must be \"auto\", or the height and the width in pixels, each from 1 to " + MAX_SIDE + ".",
                "Write [64, 64].");
        return null;
    }

    private static boolean isSide(JsonNode value) {
        return value.isInt() && value.intValue() >= 1 && value.intValue() <= MAX_SIDE;
    }

    private static JsonNode write(List<Integer> size) {
        if (size.isEmpty()) {
            return JsonNodeFactory.instance.stringNode(AUTO);
        }
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        size.forEach(json::add);
        return json;
    }

    private static @Nullable String colour(JsonObjectReader fields, String name) {
        JsonNode value = fields.raw(name);
        String text = value != null && value.isString() ? value.stringValue() : "";
        if (!Background.SPELLING.matcher(text).matches()) {
            fields.problem(
                    name,
                    "wrong_type",
                    "This must be a colour as six hexadecimal digits.",
                    "White is \"#ffffff\", black is \"#000000\".");
            return null;
        }
        return Background.of(text).spelling();
    }
}
