package dev.downhill.http.guard;

import dev.downhill.http.QueryString;
import dev.downhill.request.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Refuses requests whose query or body cannot be read as they are declared, before anything reads them: a query that
/// is not percent-encoded UTF-8, a `Content-Type` that names no single type.
@Component
class RequestGuard extends OncePerRequestFilter {

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE", "OPTIONS");
    private static final int MAX_SHOWN = 60;

    private final HandlerExceptionResolver resolver;

    RequestGuard(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            QueryString.parse(request.getQueryString());
            if (!WITHOUT_BODY.contains(request.getMethod())) {
                requireType(request.getHeader(HttpHeaders.CONTENT_TYPE));
            }
        } catch (ProblemException refusal) {
            resolver.resolveException(request, response, null, refusal);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void requireType(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return;
        }
        MediaType type;
        try {
            type = MediaType.parseMediaType(header.split(";", 2)[0].strip());
        } catch (InvalidMediaTypeException _) {
            throw ProblemException.unsupported(
                    "The Content-Type '" + shown(header) + "' is no media type. Send one such as application/json.");
        }
        if (type.isWildcardType() || type.getSubtype().equals("*")) {
            throw ProblemException.unsupported("The Content-Type '" + shown(header)
                    + "' does not say what the body is: a '*' is for Accept. Send the type itself, such as"
                    + " application/json.");
        }
    }

    private static String shown(String header) {
        return header.length() > MAX_SHOWN ? header.substring(0, MAX_SHOWN) + "…" : header;
    }
}
