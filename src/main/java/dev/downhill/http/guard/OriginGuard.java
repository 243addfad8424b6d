package dev.downhill.http.guard;

import dev.downhill.http.Idempotency;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

/// Decides what web pages of other origins may do: nothing, unless `downhill.http.allowed-origins` names the origin.
///
/// A foreign page can send simple requests (a form, `text/plain`) without asking first, so every changing request that
/// a browser marks as foreign, by `Origin` or by `Sec-Fetch-Site`, is refused. Clients other than browsers send
/// neither. Reading needs no refusal: without the headers of CORS the browser keeps the answer from the page.
///
/// A picture in a page is fetched without `Origin`. Whether that page may show it follows from the origin in `Referer`,
/// which a page can suppress but not forge.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class OriginGuard extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FOREIGN_SITES = Set.of("cross-site", "same-site");
    private static final String SITE = "Sec-Fetch-Site";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String READABLE = "ETag, Location, Retry-After, X-Request-Id, " + Idempotency.REPLAYED;
    private static final String PREFLIGHT_SECONDS = "600";

    private final Set<Origin> allowed;
    private final HandlerExceptionResolver resolver;

    OriginGuard(AccessProperties properties, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.allowed = properties.origins();
        this.resolver = resolver;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean welcome = isAllowed(request, origin);
        if (!allowed.isEmpty()) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            response.addHeader(HttpHeaders.VARY, HttpHeaders.REFERER);
        }
        if (welcome) {
            admit(request, response, origin);
        }
        if (isPreflight(request, origin)) {
            if (welcome) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                return;
            }
        } else if (welcome || SAFE.contains(request.getMethod()) || !isForeign(request, origin)) {
            chain.doFilter(request, response);
            return;
        }
        resolver.resolveException(request, response, null, refusal(origin));
    }

    private boolean isAllowed(HttpServletRequest request, @Nullable String origin) {
        if (allowed.isEmpty()) {
            return false;
        }
        Optional<Origin> page = origin == null && SAFE.contains(request.getMethod())
                ? Origin.ofAddress(request.getHeader(HttpHeaders.REFERER))
                : Origin.read(origin);
        return page.filter(allowed::contains).isPresent();
    }

    private static void admit(HttpServletRequest request, HttpServletResponse response, @Nullable String origin) {
        response.setHeader(SecurityHeaders.RESOURCE_POLICY, "cross-origin");
        if (origin == null) {
            return;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READABLE);
        if (isPreflight(request, origin)) {
            String headers = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
            if (headers != null) {
                response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers);
            }
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
            response.setHeader("Access-Control-Allow-Private-Network", "true");
        }
    }

    private static boolean isPreflight(HttpServletRequest request, @Nullable String origin) {
        return origin != null
                && request.getMethod().equals("OPTIONS")
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }

    private static boolean isForeign(HttpServletRequest request, @Nullable String origin) {
        String site = request.getHeader(SITE);
        if (site != null && FOREIGN_SITES.contains(site)) {
            return true;
        }
        return origin != null
                && Origin.read(origin)
                        .flatMap(page -> Authority.read(request.getHeader(HttpHeaders.HOST))
                                .filter(page::isServedBy))
                        .isEmpty();
    }

    private static ProblemException refusal(@Nullable String origin) {
        String page = Origin.read(origin).isPresent() ? "the origin " + origin : "another origin";
        return ProblemException.forbidden(new Problem(
                origin == null ? SITE : HttpHeaders.ORIGIN,
                "origin_not_allowed",
                "Web pages of " + page + " may not change anything here.",
                "If the page is yours, the operator of this service allows it with " + AccessProperties.ORIGINS + "="
                        + Origin.read(origin).map(_ -> String.valueOf(origin)).orElse("https://dashboard.example.com")
                        + ". Behind a proxy, let it pass on the header Host."));
    }
}
