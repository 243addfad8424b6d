package dev.downhill.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A request that was sent, and its answer.
///
/// @param path without its query
/// @param headers of the answer
/// @param body of the answer; empty where it was not read
public record Exchange(String method, String path, int status, Map<String, List<String>> headers, byte[] body) {

    public Exchange {
        Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /// The media type of the answer without its parameters; empty where there is none.
    String mediaType() {
        String type = headers.getOrDefault("Content-Type", List.of("")).getFirst();
        return type.split(";", 2)[0].strip();
    }
}
