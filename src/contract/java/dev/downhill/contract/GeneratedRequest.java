package dev.downhill.contract;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request that was made from the OpenAPI document.
///
/// @param target path and query, encoded
record GeneratedRequest(String method, String target, Map<String, String> headers, byte @Nullable [] body) {

    private static final int MAX_SHOWN = 4000;

    String path() {
        return target.split("\\?", 2)[0];
    }

    /// Enough to send it again.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(method + " " + target);
        headers.forEach(
                (name, value) -> text.append('\n').append(name).append(": ").append(value));
        if (body != null) {
            String readable = new String(body, StandardCharsets.UTF_8);
            boolean printable =
                    readable.codePoints().allMatch(point -> point == '\n' || (point >= ' ' && point != 0xFFFD));
            String shown =
                    printable ? readable : "base64 " + Base64.getEncoder().encodeToString(body);
            text.append("\n\n").append(shown, 0, Math.min(shown.length(), MAX_SHOWN));
        }
        return text.toString();
    }
}
