package dev.downhill.training;

import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The name and metadata of a job; they have no influence on the training.
final class JobLabels {

    static final int MAX_NAME = 100;
    static final int MAX_TAGS = 16;
    static final int MAX_KEY = 64;
    static final int MAX_VALUE = 512;

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]([\\p{L}\\p{N} ._-]*[\\p{L}\\p{N}._-])?");
    private static final String MODEL_PREFIX = "mdl_";

    private JobLabels() {}

    /// @param datasetName what the job is called after if the request does not say
    static String name(JsonObjectReader body, String datasetName) {
        String name = body.text("name", MAX_NAME).orNull();
        if (name == null) {
            return cleaned(datasetName);
        }
        if (!NAME.matcher(name).matches()) {
            body.problem(
                    "name",
                    "wrong_character",
                    "A name is made of letters, digits, spaces, '.', '_' and '-', and no space begins or ends it.",
                    "'" + cleaned(name) + "' would do.");
        } else if (name.startsWith(MODEL_PREFIX)) {
            body.problem("name", "reserved", "A name that begins with '" + MODEL_PREFIX + "' looks like an id.", null);
        }
        return name;
    }

    /// The nearest name that is allowed.
    static String cleaned(String text) {
        String kept = text.replaceAll("[^\\p{L}\\p{N} ._-]+", "-").strip();
        String plain = kept.startsWith(MODEL_PREFIX) ? kept.substring(MODEL_PREFIX.length()) : kept;
        String cut = Texts.cut(plain, MAX_NAME).strip();
        return NAME.matcher(cut).matches() ? cut : "model";
    }

    static Map<String, String> metadata(JsonObjectReader body) {
        JsonObjectReader tags = body.objectOrEmpty("metadata");
        Map<String, String> read = new LinkedHashMap<>();
        if (tags.raw().size() > MAX_TAGS) {
            body.problem("metadata", "too_many", "metadata holds at most " + MAX_TAGS + " entries.", null);
        }
        for (String key : tags.raw().propertyNames()) {
            JsonNode value = tags.raw(key);
            if (key.length() > MAX_KEY) {
                tags.problem(key, "too_long", "A key of metadata has at most " + MAX_KEY + " characters.", null);
            } else if (value == null || !value.isString()) {
                tags.problem(key, "wrong_type", "The values of metadata are texts.", null);
            } else if (value.stringValue().length() > MAX_VALUE) {
                tags.problem(key, "too_long", "A value of metadata has at most " + MAX_VALUE + " characters.", null);
            } else {
                read.put(key, value.stringValue());
            }
        }
        return read;
    }
}
