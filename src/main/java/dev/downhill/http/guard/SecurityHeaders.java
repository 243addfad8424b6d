package dev.downhill.http.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Tells browsers what an answer may do: load what this service serves, and nothing else. Names and labels come from
/// anybody's file, so a page that takes one for markup must find that it cannot run.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SecurityHeaders extends OncePerRequestFilter {

    static final String POLICY = "Content-Security-Policy";
    static final String RESOURCE_POLICY = "Cross-Origin-Resource-Policy";

    private static final String NOBODY_ELSE =
            "; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// The dashboard: nothing inline, nothing evaluated. A picture about to be sent is shown from memory.
    private static final String PAGES = "default-src 'self'; img-src 'self' blob:" + NOBODY_ELSE;

    /// Swagger UI sets styles inline and draws icons from `data:`; its scripts are files.
    private static final String SWAGGER =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:" + NOBODY_ELSE;

    /// Answers of the API are no pages. The one that can be opened as one is the picture of the curves, which has a
    /// style sheet of its own.
    private static final String ANSWERS =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(POLICY, policy(request.getRequestURI()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader(RESOURCE_POLICY, "same-origin");
        chain.doFilter(request, response);
    }

    private static String policy(String path) {
        if (path.startsWith("/swagger-ui")) {
            return SWAGGER;
        }
        return path.startsWith("/v1/") ? ANSWERS : PAGES;
    }
}
