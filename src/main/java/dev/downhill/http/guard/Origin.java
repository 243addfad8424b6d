package dev.downhill.http.guard;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The origin of a web page (RFC 6454): scheme, host and port.
///
/// @param authority always with a port
record Origin(String scheme, Authority authority) {

    private static final Pattern PARTS = Pattern.compile("(https?)://([^/?#@]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile(PARTS.pattern() + "(?:/.*)?", Pattern.CASE_INSENSITIVE);
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /// @param text as the header `Origin` has it
    /// @return empty where it is none, such as `null`, which browsers send for pages in a sandbox
    static Optional<Origin> read(@Nullable String text) {
        return read(PARTS, text);
    }

    /// @param text as the header `Referer` has it
    static Optional<Origin> ofAddress(@Nullable String text) {
        return read(ADDRESS, text);
    }

    private static Optional<Origin> read(Pattern pattern, @Nullable String text) {
        Matcher parts = pattern.matcher(text == null ? "" : text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        return Authority.read(parts.group(2))
                .map(authority -> new Origin(scheme, authority.withDefaultPort(standardPort(scheme))));
    }

    /// Whether a page of this origin was served by the host that a request names. The scheme is not compared: behind a
    /// proxy that ends TLS, the service cannot know it.
    boolean isServedBy(Authority host) {
        return authority.equals(host.withDefaultPort(standardPort(scheme)));
    }

    private static int standardPort(String scheme) {
        return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    }
}
