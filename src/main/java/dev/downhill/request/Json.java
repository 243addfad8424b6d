package dev.downhill.request;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Parses JSON text as RFC 8259 has it, and nothing more: no comments, no NaN, no field twice in one object, no text
/// after the end.
public final class Json {

    /// Deep enough for any network, and far from the end of a thread's stack.
    public static final int MAX_DEPTH = 100;

    /// Names, values and brackets of one text: 10,000 images of 28 by 28 numbers have 7.9 million. It bounds the
    /// memory of the tree.
    static final long MAX_TOKENS = 10_000_000;

    private static final Pattern DUPLICATE = Pattern.compile("(?s)Duplicate .*?[\"'](.*)[\"']");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .build();

    private Json() {}

    /// @param text one JSON value in UTF-8
    /// @throws ProblemException of kind malformed, naming line and column
    public static JsonNode parse(byte[] text) {
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw malformed(e, text);
        }
        if (node == null || node.isMissingNode()) {
            throw ProblemException.malformed("The body is empty where JSON is expected.");
        }
        return node;
    }

    /// @throws ProblemException of kind malformed, naming line and column
    public static JsonNode parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /// In words of our own: the parser's name its classes and settings.
    private static ProblemException malformed(JacksonException e, byte[] text) {
        String message = String.valueOf(e.getOriginalMessage());
        TokenStreamLocation location = e.getLocation();
        String place = location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        if (e instanceof StreamConstraintsException) {
            return ProblemException.malformed(limit(message) + place + ".");
        }
        if (e instanceof UnexpectedEndOfInputException) {
            return ProblemException.malformed("The JSON ends too early" + place + ".");
        }
        Matcher duplicate = DUPLICATE.matcher(message);
        if (duplicate.find()) {
            return ProblemException.malformed("The field '" + Values.shorten(String.valueOf(duplicate.group(1)))
                    + "' is twice in one object" + place + ".");
        }
        return ProblemException.malformed("The body is not valid JSON" + place + near(location, text) + ".");
    }

    private static String limit(String message) {
        if (message.contains("depth")) {
            return "The JSON is nested deeper than " + MAX_DEPTH + " levels";
        }
        return message.contains("Token count")
                ? "The JSON has more than " + MAX_TOKENS + " names, values and brackets"
                : "The JSON holds a number, a name or a text that is too long";
    }

    private static String near(@Nullable TokenStreamLocation location, byte[] text) {
        if (location == null || location.getByteOffset() < 0 || location.getByteOffset() >= text.length) {
            return "";
        }
        int at = Math.max(0, (int) location.getByteOffset() - 10);
        int length = Math.min(25, text.length - at);
        String snippet = new String(text, at, length, StandardCharsets.UTF_8);
        return ", near '" + Texts.printable(snippet).strip() + "'";
    }
}
