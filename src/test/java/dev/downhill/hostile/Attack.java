package dev.downhill.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One hostile request and how it must be refused.
///
/// Path and text bodies may hold places such as `{iris}`, which {@link Ground} fills in.
///
/// @param name what is wrong with it
/// @param body null for a request without one
/// @param status the expected status code
/// @param place the expected pointer among the errors, or part of the detail where there are no errors; null where
///     the status says it all
record Attack(
        String name,
        String method,
        String path,
        Map<String, String> headers,
        byte @Nullable [] body,
        int status,
        @Nullable String place) {

    private static final String BOUNDARY = "hostile";

    static Attack get(String name, String path) {
        return of(name, "GET", path, null, null);
    }

    static Attack delete(String name, String path) {
        return of(name, "DELETE", path, null, null);
    }

    static Attack post(String name, String path) {
        return of(name, "POST", path, null, null);
    }

    static Attack json(String name, String path, String json) {
        return of(name, "POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    static Attack put(String name, String path, String json) {
        return of(name, "PUT", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    static Attack raw(String name, String path, String contentType, String body) {
        return raw(name, path, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    static Attack raw(String name, String path, String contentType, byte[] body) {
        return of(name, "POST", path, contentType, body);
    }

    /// A form of files: part name, a space, and the file's name, to its content.
    static Attack form(String name, String path, Map<String, byte[]> parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        parts.forEach((part, content) -> {
            String[] names = part.split(" ", 2);
            String file = names.length == 2 ? "; filename=\"" + names[1] + "\"" : "";
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + names[0] + "\"" + file
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return raw(name, path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    private static Attack of(
            String name, String method, String path, @Nullable String contentType, byte @Nullable [] body) {
        Map<String, String> headers = contentType == null ? Map.of() : Map.of("Content-Type", contentType);
        return new Attack(name, method, path, headers, body, 0, null);
    }

    Attack header(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Attack(name, method, path, more, body, status, place);
    }

    Attack is(int expected) {
        return new Attack(name, method, path, headers, body, expected, null);
    }

    Attack is(int expected, String expectedPlace) {
        return new Attack(name, method, path, headers, body, expected, expectedPlace);
    }

    @Override
    public String toString() {
        return method + " " + path + ": " + name;
    }
}
