package dev.downhill.http.guard;

import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Refuses requests whose `Host` is not a name of this service, against DNS rebinding: a hostile page lets its own name
/// resolve to 127.0.0.1, and to the browser the service is then part of that page.
///
/// Allowed are loopback names, the names in `downhill.http.allowed-hosts`, and the IP address that the connection was
/// made to: a page cannot let an address resolve to another one. Probes come by addresses of all kinds and learn
/// nothing but `UP`, so health is excepted. Forwarded headers are ignored, because a rebound page can send them.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class HostGuard extends OncePerRequestFilter {

    private static final String HEALTH = "/actuator/health";

    private final Set<String> allowed;
    private final HandlerExceptionResolver resolver;

    HostGuard(AccessProperties properties, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.allowed = properties.hosts();
        this.resolver = resolver;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader(HttpHeaders.HOST);
        Optional<Authority> named = Authority.read(host);
        if (named.isPresent() && isAllowed(named.get(), request.getLocalAddr())) {
            chain.doFilter(request, response);
        } else {
            resolver.resolveException(request, response, null, refusal(host, named.orElse(null)));
        }
    }

    private boolean isAllowed(Authority named, String local) {
        return named.isLoopback()
                || allowed.contains(named.host())
                || named.address()
                        .filter(address -> address.equals(InetAddress.ofLiteral(local)))
                        .isPresent();
    }

    private static ProblemException refusal(@Nullable String host, @Nullable Authority named) {
        if (host == null) {
            return ProblemException.misdirected(new Problem(
                    HttpHeaders.HOST, "missing", "The request names no host.", "Send Host, as HTTP/1.1 requires."));
        }
        if (named == null) {
            return ProblemException.misdirected(new Problem(
                    HttpHeaders.HOST,
                    "malformed",
                    "The header Host is not a host, with or without a port.",
                    "Use localhost, 127.0.0.1, or a name in " + AccessProperties.HOSTS + "."));
        }
        return ProblemException.misdirected(new Problem(
                HttpHeaders.HOST,
                "host_not_allowed",
                "This service is not reachable under the name '" + named.host() + "'.",
                "Use localhost or 127.0.0.1. If the name is yours, the operator of this service allows it with "
                        + AccessProperties.HOSTS + "=" + named.host() + "."));
    }
}
