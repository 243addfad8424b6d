package dev.downhill.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Answers for Tomcat where it refuses a request before any of our code sees it, such as a broken escape in the URL.
class ProblemValve extends ErrorReportValve {

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private final JsonMapper mapper;

    ProblemValve(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemType type = ProblemType.of(status);
        String detail = Objects.requireNonNullElse(cause(request.getRequestURI()), type.title() + ".");
        ProblemBody body = ProblemBody.of(type, detail, request.getRequestURI(), RequestId.of(request), List.of())
                .withStatus(status);
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getReporter().write(mapper.writeValueAsString(body));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("The client did not wait for its error.", e);
        }
    }

    /// What Tomcat refuses about a path, as far as the path shows it.
    ///
    /// @param path as it was sent; null where not even that much was read
    private static @Nullable String cause(@Nullable String path) {
        if (path == null || path.isEmpty()) {
            return "The request line and the headers together are longer than this service reads, or no HTTP.";
        }
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.contains("%2f") || lower.contains("%5c") || lower.contains("\\")) {
            return "The path holds an encoded slash or a backslash (%2F, %5C). No id, no name of a model and no alias"
                    + " holds one: they are made of letters, digits, spaces, '.', '_' and '-'.";
        }
        if (lower.contains("%00")) {
            return "The path holds a zero character (%00).";
        }
        if (BROKEN_ESCAPE.matcher(path).find()) {
            return "The path holds a '%' that begins no escape. A percent sign itself is written %25.";
        }
        return null;
    }
}
