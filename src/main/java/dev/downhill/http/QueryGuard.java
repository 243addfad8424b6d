package dev.downhill.http;

import dev.downhill.request.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Refuses the zero character in a query, as Tomcat does in a path: PostgreSQL has no text that holds it.
@Component
class QueryGuard extends OncePerRequestFilter {

    private final HandlerExceptionResolver resolver;

    QueryGuard(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        if (query != null && query.contains("%00")) {
            ProblemException refusal = ProblemException.malformed("The query holds a zero character (%00).");
            resolver.resolveException(request, response, null, refusal);
            return;
        }
        chain.doFilter(request, response);
    }
}
