package dev.downhill.training;

import dev.downhill.model.ModelRef;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Texts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The name and metadata of a job; they have no influence on the training.
final class JobLabels {

    static final int MAX_NAME = 100;
    static final int MAX_TAGS = 16;
    static final int MAX_KEY = 64;
    static final int MAX_VALUE = 512;

    private static final String MODEL_PREFIX = "mdl_";
    private static final Pattern FOREIGN = Pattern.compile("[^\\p{L}\\p{M}\\p{N} ._-]+");

    /// Accents and vowel signs belong to the letter before them.
    private static final Pattern STRAY_MARK = Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}])\\p{M}+");

    private JobLabels() {}

    /// @param datasetName what the job is called after if the request does not say
    static String name(JsonObjectReader body, String datasetName) {
        String given = JobFields.NAME.readOrNull(body);
        if (given == null) {
            return cleaned(datasetName);
        }
        String name = ModelRef.normalised(given);
        if (name.startsWith(MODEL_PREFIX)) {
            body.problem("name", "reserved", "A name that begins with '" + MODEL_PREFIX + "' looks like an id.", null);
        } else if (!ModelRef.isName(name)
                || !name.equals(name.strip())
                || STRAY_MARK.matcher(name).find()) {
            body.problem("name", "wrong_character", refusal(name), "'" + cleaned(name) + "' would do.");
        }
        return name;
    }

    private static String refusal(String name) {
        if (name.equals(".") || name.equals("..")) {
            return "'" + name + "' cannot be a name: clients take it for a step in the path of the model.";
        }
        Matcher foreign = FOREIGN.matcher(name);
        String rule = "A name is made of letters, digits, spaces, '.', '_' and '-', and no space begins or ends it";
        if (!foreign.find()) {
            return rule + ".";
        }
        int character = foreign.group().codePointAt(0);
        return rule + "; this one holds " + String.format(Locale.ROOT, "U+%04X", character) + " ("
                + Objects.requireNonNullElse(Character.getName(character), "no character") + ").";
    }

    /// The nearest name that is allowed.
    static String cleaned(String text) {
        String letters =
                FOREIGN.matcher(ModelRef.normalised(text)).replaceAll("-").strip();
        String kept = STRAY_MARK.matcher(letters).replaceAll("").strip();
        String plain = kept.startsWith(MODEL_PREFIX) ? kept.substring(MODEL_PREFIX.length()) : kept;
        String cut = Texts.cut(plain, MAX_NAME).strip();
        return ModelRef.isName(cut) ? cut : "model";
    }

    static Map<String, String> metadata(JsonObjectReader body) {
        JsonObjectReader tags = body.objectOrEmpty(JobFields.METADATA.name());
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
