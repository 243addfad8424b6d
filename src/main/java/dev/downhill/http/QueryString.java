package dev.downhill.http;

import dev.downhill.request.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decodes the query of a URL strictly: percent escapes of valid UTF-8, without the zero character, which PostgreSQL
/// has no text for.
public final class QueryString {

    private static final int MAX_PARAMETERS = 1000;
    private static final int MAX_SHOWN = 60;

    private QueryString() {}

    /// @param query as it was sent; null counts as empty
    /// @return the values of every parameter, in the order of their first appearance
    /// @throws ProblemException of kind malformed, naming the part that cannot be decoded
    public static Map<String, List<String>> parse(@Nullable String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        String[] parts = query.split("&", -1);
        if (parts.length > MAX_PARAMETERS) {
            throw ProblemException.malformed(
                    "The query has " + parts.length + " parameters; the most is " + MAX_PARAMETERS + ".");
        }
        for (String part : parts) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = decoded(equals < 0 ? part : part.substring(0, equals));
                String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
                parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                boolean complete = i + 2 < text.length();
                int high = complete ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = complete ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw ProblemException.malformed("The query holds a '%' that begins no escape, in '" + shown(text)
                            + "'. A percent sign itself is written %25.");
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        String decoded;
        try {
            decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException _) {
            throw ProblemException.malformed("The query holds bytes that are not UTF-8, in '" + shown(text)
                    + "'. Encode text as UTF-8 before escaping it.");
        }
        if (decoded.indexOf('\0') >= 0) {
            throw ProblemException.malformed("The query holds a zero character (%00).");
        }
        return decoded;
    }

    private static String shown(String text) {
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
    }
}
