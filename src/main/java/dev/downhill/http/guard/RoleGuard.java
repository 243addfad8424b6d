package dev.downhill.http.guard;

import dev.downhill.replica.ReplicaProperties;
import dev.downhill.replica.Role;
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

/// On a worker, refuses everything but what tells of its health. As unavailable and not as unknown: to a client whom a
/// wrongly configured proxy sends here, a job that is not found would be a job that is lost.
@Component
class RoleGuard extends OncePerRequestFilter {

    private static final String OPERATIONS = "/actuator/";

    private final Role role;
    private final HandlerExceptionResolver resolver;

    RoleGuard(ReplicaProperties properties, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.role = properties.role();
        this.resolver = resolver;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return role.servesClients() || request.getRequestURI().startsWith(OPERATIONS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ProblemException refusal = ProblemException.unavailable(
                "This replica is a worker: it trains, and answers under /actuator alone. Ask an API replica.");
        resolver.resolveException(request, response, null, refusal);
    }
}
